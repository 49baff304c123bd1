"""Files of every format, broken in every way: small sound files (seeds), and what can be done to them (mutations)."""
