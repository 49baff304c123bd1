"""The XML parts of a drafted DOCX. Texts come escaped; elements stand in the order that the schema asks for."""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEADING = '<w:spacing w:before="320"/><w:outlineLvl w:val="0"/>'
# The relations of the document's own parts; links come after them.
_OWN = ("styles", "numbering", "comments", "settings", "footer")

CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_WORD}.comments+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
PACKAGE_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
SETTINGS = f'{_HEAD}<w:settings {_W}><w:defaultTabStop w:val="567"/></w:settings>'
FOOTER = (
    f'{_HEAD}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    "</w:p></w:ftr>"
)


def core(title: str) -> str:
    """The properties of the file: a title and no date."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>flowdown</dc:creator></cp:coreProperties>"
    )


def relations(links: Sequence[str]) -> str:
    """The relations of the document; link number n, from 1, has the id `link{n}`."""
    own = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{name}" Target="{name}{"1" if name == "footer" else ""}.xml"/>'
        for at, name in enumerate(_OWN, 1)
    )
    out = "".join(
        f'<Relationship Id="link{at}" Type="{_OFFICE}/hyperlink" Target="{link}" TargetMode="External"/>'
        for at, link in enumerate(links, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{own}{out}</Relationships>'


def document(body: str, letter_size: bool) -> str:
    """The document around its paragraphs: A4, or the American letter size, with a footer."""
    width, height = (12240, 15840) if letter_size else (11906, 16838)
    page = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId{len(_OWN)}"/><w:pgSz w:w="{width}" w:h="{height}"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f"{_HEAD}<w:document {_W} {_R}><w:body>{body}{page}</w:body></w:document>"


def paragraph(style: str, runs: str, keep: bool = False) -> str:
    """A paragraph of a style; `keep` holds it on the page of the next one."""
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{runs}</w:p>'


def run(text: str, highlighted: bool = False) -> str:
    """A run of text."""
    look = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>' if highlighted else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def hyperlink(number: int, text: str) -> str:
    """A link, by its number in `relations`."""
    return (
        f'<w:hyperlink r:id="link{number}"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{text}</w:t></w:r></w:hyperlink>'
    )


def commented(number: int, runs: str) -> str:
    """Runs with a comment on all of them."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    )


def comment(number: int, texts: Sequence[str]) -> str:
    """A comment of some paragraphs, without a date."""
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{run(text)}</w:p>' for text in texts)
    return f'<w:comment w:id="{number}" w:author="flowdown" w:initials="fd">{body}</w:comment>'


def comments(each: Sequence[str]) -> str:
    """The part of all comments."""
    return f"{_HEAD}<w:comments {_W}>{''.join(each)}</w:comments>"


def numbering(first: int, roman: bool) -> str:
    """Headings from `first` on, clauses "15.1" and items "(a)", each level tied to its style."""
    levels = (
        _level(0, first, "upperRoman" if roman else "decimal", "Heading1", "%1.", 794, 794),
        _level(1, 1, "decimal", "Clause", "%1.%2", 794, 794),
        _level(2, 1, "lowerLetter", "Item", "(%3)", 1361, 567),
    )
    return (
        f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _level(at: int, start: int, form: str, style: str, text: str, left: int, hanging: int) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def styles(language: str) -> str:
    """The styles: a serious face, numbers through the styles of headings, clauses and items."""
    face = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{face}"
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        + _style("Title", "Title", '<w:spacing w:after="360"/>', '<w:b/><w:sz w:val="34"/>')
        + _style("Heading1", "heading 1", _numbered(0, keep=True) + _HEADING, "<w:b/>")
        + _style("Clause", "Clause", _numbered(1), "")
        + _style("Item", "Item", _numbered(2), "")
        + _style("Footer", "footer", '<w:jc w:val="center"/>', '<w:sz w:val="18"/>')
        + _style("CommentText", "annotation text", '<w:spacing w:after="60"/>', '<w:sz w:val="20"/>')
        + '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style></w:styles>'
    )


def _numbered(level: int, keep: bool = False) -> str:
    kept = "<w:keepNext/>" if keep else ""
    return f'{kept}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def _style(id_: str, name: str, paragraph_look: str, run_look: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph_look}</w:pPr><w:rPr>{run_look}</w:rPr></w:style>"
    )
