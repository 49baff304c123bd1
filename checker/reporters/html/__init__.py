"""The HTML report: one file that needs nothing else, for a screen, a phone or paper; works with scripts off.

One module says what a part of the page holds (`summary`, `findings`, `terms`, `sources` ...), the template beside it how that is
written down; `look.css` and `filter.js` go into the file as they are. Binding decisions:
- Whatever comes from outside (terms, packs, profiles) is hostile: templates escape all that they are given, the characters that
  turn the direction of writing are shown as a mark, links lead to http(s) only, and a Content-Security-Policy allows our own
  style and script by their hashes and nothing else.
- The only script is the filter. Nothing depends on it, and it is not to be seen where scripts are off.
- Every quote is a span of the document and stands in the file twice, in its finding and in the full terms, linked both ways.
"""

from checker.reporters.html.page import render_html

__all__ = ["render_html"]
