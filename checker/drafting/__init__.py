"""Drafting: from findings to clauses that close them, in the terms' own names.

`names` sees how terms call the parties, the service and its output; `fitting` puts these names into a suggested wording;
what a draft is made of, and in which order, is data (`rulesets/drafting.yaml` and each control's `draft`).
"""
