"""Words and phrases: how text is cut into words, and the small language in which phrases are written.

A layer between `model` and `ports`, because readers of norms (engine) and detectors both need it and siblings never
import each other. Decision: matching is on folded words, never on characters, so line breaks, quotes, hyphens, capitals
and British or American spelling make no difference, and every match has its place in the text without a search.
"""
