"""The nouns of flowdown as frozen dataclasses; standard library only.

Decisions that bind this package: one word means one thing here, in YAML, in reports and in the docs;
every position is a half-open span into `Document.text`; nothing here reads a file or prints.
"""
