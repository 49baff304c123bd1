"""flowdown: reads end-user terms and reports the gaps against upstream policies."""

__version__ = "0.1.0"
