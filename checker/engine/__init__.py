"""Norms, and what they prove: read norms -> gather -> judge -> settle.

Decisions that bind this package: the engine knows no control by name and holds no word list (both are data in
`rulesets/`); `judge` is the only place that decides a verdict; the same words under the wrong force or bearer are never
support; what is not read is never missing.
"""
