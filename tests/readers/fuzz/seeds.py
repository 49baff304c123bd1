"""Small sound files of every format, each with as many of its features as a few kilobytes hold; all text is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

from reportlab.pdfgen.canvas import Canvas

MARKDOWN = """---
title: Terms
---
# Terms of Service

Last updated: 3 May 2026. [Home](/) [Pricing](/p) [Log in](/l)

**1\\. Use**

You agree not to:

*   copy the **Service**, or
*   rent it, including:
    1.  to strangers;
    2.  to [rivals](https://example.org);
        - at home
        - abroad

(a) sell it; (b) lend it.

| Word | Meaning |
| --- | --- |
| Output | what the model writes |

> Quoted ~~struck~~ words <br> here.

<div><p>A piece of <b>HTML</b></p><ul><li>one<li>two</ul></div>

```
verbatim
```

2.1 Fees. Pay in thirty days.
"""
TEXT = """TERMS OF SERVICE\r
\r
1. USE\r
\r
1.1 You may use the Service for\r
    your own work, and not for an-\r
    other's.\r
\r
(a) no resale;\r
(b) no scraping; and\r
    (i) no crawling,\r
    (ii) no probing.\r
\r
    * a star\r
    - a dash\r
\r
2. FEES .......... 3\r
"""
HTML = """<!doctype html><html lang="en"><head><title>T</title><style>p{color:red}</style></head><body>
<nav><a href="/">Home</a></nav><div id="cookie-banner">We use cookies</div><main>
<h1>Terms</h1><p>You agree <b>not</b> to:</p><ol type="a" start="3"><li>sell it;<ul><li>at all</li></ul>
<li value="9">rent it.</ol>
<table><tr><th>Word</th><th>Meaning</th></tr><tr><td>Output</td><td>what it <i>writes</i></td></tr></table>
<dl><dt>Fee</dt><dd>Money &amp; more &#8212; due</dd></dl><pre>verbatim
 lines</pre><p hidden>Hidden</p><p style="display:none">None</p>
<h2 role="heading" aria-level="3">2. Fees</h2><blockquote>Pay<br>now</blockquote><script>var a = "<p>";</script>
</main><footer>Imprint</footer></body></html>
"""

RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset2 Symbol;}}{\colortbl;\red0\green0\blue0;}
{\*\generator Word;}{\info{\title T}}{\header\pard Head\par}
\pard\b Terms\b0\par
{\listtext\tab 1.\tab}You agree {\i not} to:\par
\pard\li720{\pntext\f1\'b7\tab}sell it\rquote s \u8220?parts\u8221?;\line or\par
\trowd\cellx100\cellx200 Word\cell Meaning\cell\row
\pard Caf\'e9{\footnote A note.} {\field{\*\fldinst HYPERLINK "x"}{\fldrslt here}}\par}"""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT = f"""<w:document {_W} {_MORE}><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Terms</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>
<w:r><w:t xml:space="preserve">You agree </w:t></w:r>
<w:ins w:id="1" w:author="A"><w:r><w:t>not </w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>never </w:delText></w:r></w:del>
<w:r><w:t>to:</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>sell it</w:t><w:tab/><w:br/>
<w:footnoteReference w:id="2"/></w:r><w:hyperlink r:id="rId9" w:anchor="a"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Word</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Meaning</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>
<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr><w:vanish/><w:b/></w:rPr><w:t>hidden</w:t></w:r>
<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:noBreakHyphen/></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref1 \\r \\h </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1(a)</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p>
</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:p>
<w:sectPr><w:headerReference w:type="default" r:id="rId8"/></w:sectPr></w:body></w:document>"""
_NUMBERING = f"""<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="27"/><w:numFmt w:val="lowerLetter"/><w:isLgl/>
<w:lvlRestart w:val="0"/><w:lvlText w:val="%1(%2)"/>
</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>
</w:lvlOverride></w:num></w:numbering>"""
_STYLES = f"""<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="0"/>
<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"""
_NOTES = f'<w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
_PARTS = {"numbering": _NUMBERING, "styles": _STYLES, "footnotes": _NOTES}

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODT = f"""<office:document-content xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0"
 xmlns:style="{_OASIS}:style:1.0"
 xmlns:table="{_OASIS}:table:1.0" xmlns:draw="{_OASIS}:drawing:1.0" xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles><style:style style:name="P1" style:family="paragraph"
 style:list-style-name="L1"/><text:list-style style:name="L1"><text:list-level-style-number text:level="1"
 style:num-format="1"
 style:num-suffix="." text:start-value="3"/><text:list-level-style-number text:level="2" style:num-format="a"
 style:num-prefix="("
 style:num-suffix=")" text:display-levels="1"/><text:list-level-style-bullet text:level="3"
 text:bullet-char="•"/></text:list-style>
</office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>
<office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>never</text:p></text:deletion></text:changed-region>
</text:tracked-changes><text:h text:outline-level="1">Terms</text:h><text:list
 text:style-name="L1"><text:list-item><text:p>You agree
<text:change text:change-id="c1"/>not<text:s text:c="2"/>to:</text:p><text:list><text:list-item
 text:start-value="2"><text:p>sell it
<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A
 note.</text:p></text:note-body>
</text:note>;</text:p></text:list-item></text:list></text:list-item></text:list><table:table><table:table-row><table:table-cell>
<text:p>Word</text:p></table:table-cell><table:table-cell
 table:number-columns-repeated="2"><text:p>Meaning<text:line-break/>here
</text:p></table:table-cell></table:table-row></table:table><text:p text:style-name="P1">See
 <text:a><text:span>this</text:span></text:a>
<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p></office:text></office:body>
</office:document-content>"""
_LOOKS = f'<office:document-styles xmlns:office="{_OASIS}:office:1.0"><office:styles/></office:document-styles>'


KINDS = (".md", ".txt", ".html", ".rtf", ".odt", ".docx", ".pdf")
"""Of which formats there are sound files."""


@cache
def seeds(suffix: str) -> tuple[bytes, ...]:
    """The sound files of a format, by its suffix."""
    return {
        ".md": (MARKDOWN.encode(), MARKDOWN[60:].encode("utf-16")),
        ".txt": (TEXT.encode(), TEXT.encode("utf-16-le"), "Préavis “été” 1º".encode("cp1252") + TEXT.encode()),
        ".html": (HTML.encode(), HTML.encode("utf-16")),
        ".rtf": (RTF.encode(),),
        ".odt": (_zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": _ODT, "styles.xml": _LOOKS}),),
        ".docx": (word(), word(packed=False)),
        ".pdf": (pdf(), pdf(packed=True)),
    }[suffix]


def word(*, packed: bool = True) -> bytes:
    """A .docx with lists, tracked changes, a table in a table, a field, a text box and a note."""
    relations = "".join(f'<Relationship Id="r{kind}" Type="{_KIND}/{kind}" Target="{kind}.xml"/>' for kind in _PARTS)
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    main = f'<Relationship Id="r1" Type="{_KIND}/officeDocument" Target="word/document.xml"/>'
    files = {
        "_rels/.rels": f"<Relationships {space}>{main}</Relationships>",
        "word/document.xml": _DOCUMENT,
        "word/_rels/document.xml.rels": f"<Relationships {space}>{relations}</Relationships>",
        **{f"word/{kind}.xml": part for kind, part in _PARTS.items()},
    }
    return _zipped(files, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)


def _zipped(files: Mapping[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, method)
    return file.getvalue()


def pdf(*, packed: bool = False) -> bytes:
    """A PDF of two pages with a running head, numbered lines in two columns, a ruled table and a rotated page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), pageCompression=int(packed), invariant=1)
    for number in (1, 2):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, "Running head")
        canvas.drawString(72, 30, f"Page {number}")
        canvas.setFont("Times-Bold", 13)
        canvas.drawString(72, 770, f"{number}. Use of the Service")
        canvas.setFont("Times-Roman", 10)
        for at in range(14):
            canvas.drawString(72, 740 - 13 * at, f"{number}.{at} You may not sell what others hyphen-")
            canvas.drawString(310, 740 - 13 * at, f"({chr(97 + at)}) ate or lend the output;")
        for at in range(4):
            canvas.line(72, 400 - 20 * at, 500, 400 - 20 * at)
            canvas.line(72 + 140 * at, 400, 72 + 140 * at, 340)
            canvas.drawString(80, 385 - 20 * at, "Word")
            canvas.drawString(220, 385 - 20 * at, "what it means")
        canvas.setFont("Times-Roman", 7)
        canvas.drawString(72, 80, "1 A note at the foot.")
        if number == 2:
            canvas.setPageRotation(90)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
