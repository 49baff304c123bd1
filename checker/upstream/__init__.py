"""Upstream texts: where words stand in them, and what became of them from one version to the next.

Binding decisions:
- Texts are compared as the readers give them, so that blanks, markup and link targets are gone before anything is compared and a
  number is a place, not a word. What else makes no difference is decided once, in `folding`.
- Sentences are matched first, over the whole text; what became of a section follows from where its sentences went. So a section
  that moved is never "new" in one place and "gone" in another.
- Nothing compares everything with everything: equal sentences are found by their hash, like ones among those that share rare
  words, and the number of these is bounded.
- What is not matched is called new or gone. A doubtful pair is two changes, never none.
"""
