"""Norms, and what they prove: read norms -> gather -> judge -> settle.

Decisions that bind this package: the engine knows no control by name, and the words that bind, name parties or make
exceptions are data in `rulesets/` (its own few patterns only find quotation marks, labels and definitions); `judge` is the
only place that decides a verdict; the same words under the wrong force or bearer are never support; what is not read is
never missing.
"""
