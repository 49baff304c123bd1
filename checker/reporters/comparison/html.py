"""The comparison as one HTML file: a table that scrolls under its heads, light or dark as the reader's screen is, and prints."""

from __future__ import annotations

from html import escape

from checker.model.comparison import Cell, Comparison, Row
from checker.model.packs import Pack
from checker.ports import Style
from checker.reporters.comparison.cells import FEW, asking, dated, headline, is_address, legend, more, sections, severity

_LOOK = """
:root { color-scheme: light dark; --page: #fff; --ink: #1a1d21; --soft: #5c636b; --line: #d5d9de; --head: #f3f5f7;
  --high: #b3261e; --medium: #8a5300; --low: #00639b; --link: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --page: #14171a; --ink: #e4e7ea; --soft: #a0a8b0; --line: #383e45; --head: #1e2327;
  --high: #ff8a80; --medium: #ffb74d; --low: #81c9fa; --link: #8ab4f8; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; background: var(--page); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p, dd { max-width: 48rem; } .soft, code { color: var(--soft); } a { color: var(--link); }
code { font: .85em ui-monospace, monospace; overflow-wrap: anywhere; }
.scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 6px; }
.scroll:focus-visible { outline: 2px solid var(--link); }
table { border-collapse: separate; border-spacing: 0; font-size: .875rem; }
caption { text-align: left; padding: .5rem .75rem; color: var(--soft); }
th, td { padding: .5rem .75rem; vertical-align: top; text-align: left; border-bottom: 1px solid var(--line); min-width: 13rem; }
td + td, th + td { border-left: 1px solid var(--line); }
.scroll thead th { position: sticky; top: 0; background: var(--head); z-index: 2; }
.scroll tbody th { position: sticky; left: 0; background: var(--head); z-index: 1; min-width: 11rem; max-width: 14rem; }
.scroll thead th:first-child { left: 0; z-index: 3; }
th code, td small { display: block; font-weight: normal; } td small { color: var(--soft); margin-top: .25rem; }
td p { margin: .25rem 0 0; overflow-wrap: anywhere; } .none { color: var(--soft); }
.high, .medium, .low { font-weight: 600; }
.high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); }
dl { margin: 1rem 0; } dt { font-weight: 600; float: left; clear: left; width: 1.5rem; } dd { margin: 0 0 .25rem 1.5rem; }
@media print {
  :root { --page: #fff; --ink: #000; --soft: #444; --line: #bbb; --head: #fff; --high: #8b0000; --medium: #5c3a00; --low: #003c61;
    --link: #000; }
  @page { margin: 1.5cm; }
  body { padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; max-height: none; border: 0; }
  .scroll thead th, .scroll tbody th { position: static; }
  th, td { min-width: 0; padding: .3rem .5rem; } tr { break-inside: avoid; } thead { display: table-header-group; }
}
@media print, (max-width: 40rem) {
  .many { overflow: visible; max-height: none; border: 0; }
  .many thead, .many caption, .many td.none { display: none; } .many :is(table, tbody, tr, th, td) { display: block; border: 0; }
  .many tbody th { position: static; max-width: none; background: none; padding-top: 1rem; font-size: 1.1em; break-after: avoid; }
  .many tr { break-inside: auto; }
  .many th code, .many td p { display: inline; } .many th code { margin-left: .5rem; } .many td p + p::before { content: " / "; }
  .many td::before { content: attr(data-pack) ": "; font-weight: 600; }
}
"""


def render_html(comparison: Comparison, style: Style) -> str:  # noqa: ARG001 - one signature for all formats
    """One file without scripts or anything to fetch. More packs than fit a sheet of paper are printed as lists."""
    many = " many" if len(comparison.packs) > FEW else ""
    columns = "".join(f'<th scope="col">{escape(pack.title)} <code>{escape(pack.id)}</code></th>' for pack in comparison.packs)
    rows = "\n".join(_row(row, comparison) for row in comparison.rows)
    marks = "".join(f"<dt>{escape(mark)}</dt><dd>{escape(meaning)}</dd>" for mark, meaning in legend(comparison))
    documents = "\n".join(_documents(pack) for pack in comparison.packs)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Who asks for what</title>
<style>{_LOOK}</style>
</head>
<body>
<main>
<h1>Who asks for what</h1>
<p class="soft">{escape(headline(comparison))}.</p>
<dl>{marks}</dl>
<div class="scroll{many}" tabindex="0" role="region" aria-labelledby="caption">
<table>
<caption id="caption">What each pack asks of each control: severity, then the sections of its documents.</caption>
<thead><tr><th scope="col">Control</th>{columns}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>
<h2>Documents</h2>
{documents}
</main>
</body>
</html>
"""


def _row(row: Row, comparison: Comparison) -> str:
    head = f'<th scope="row">{escape(row.title)} <code>{escape(row.control)}</code>'
    head += f" <code>{asking(row, comparison.packs)}</code></th>" if len(comparison.packs) > FEW else "</th>"
    cells = "".join(_cell(row.cells.get(pack.id), pack) for pack in comparison.packs)
    return f"<tr>{head}{cells}</tr>"


def _cell(cell: Cell | None, pack: Pack) -> str:
    if cell is None:
        return '<td class="none">does not ask</td>'
    strongest = cell.demand.always or cell.demand.rises_to
    parts = [f'<span class="{strongest.value if strongest else ""}">{escape(severity(cell))}</span>']
    parts += [f"<p>{escape(title)}: {escape(places)}</p>" for title, places in sections(cell)]
    parts += [f"<small>{escape(more(cell))}</small>"] if cell.demand.needs else []
    return f'<td data-pack="{escape(pack.title)}">{" ".join(parts)}</td>'


def _documents(pack: Pack) -> str:
    entries = []
    for document in pack.documents.values():
        title = escape(document.title)
        if is_address(document.url):
            title = f'<a href="{escape(document.url)}">{title}</a>'
        entries.append(f"<li>{title} ({dated(document)})</li>")
    return f"<h3>{escape(pack.title)} <code>{escape(pack.id)} {escape(pack.version)}</code></h3>\n<ul>{''.join(entries)}</ul>"
