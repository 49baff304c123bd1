"""Word files for the tests: built of XML, and taken through what Word does with tracked changes."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy

from lxml import etree

from checker.readers.docx.markup import W_SPACE, W

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W_SPACE}" xmlns:r="{RELATION}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
  <w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/>
  <w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/></w:style>
<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""
_TYPES = {kind: f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml" for kind in ("styles", "numbering")}
_P_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
)
_R_ORDER = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath rPrChange"
)
_SPLIT = f"{W}p"


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(style, *runs, mark="", properties=""):
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    mark = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{mark}</w:pPr>{inside}</w:p>'


def table(*rows):
    cells = ("".join(f"<w:tc><w:p>{r(text)}</w:p></w:tc>" for text in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word_file(body, settings="", types="", **parts):
    """A whole package; `parts` are the insides of further parts by kind ("comments", "footnotes")."""
    parts = {"styles": STYLES, "numbering": NUMBERING} | ({"settings": settings} if settings else {}) | parts
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATION}/{kind}" Target="{kind}.xml"/>' for at, kind in enumerate(parts, 1)
    )
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPES.get(kind, _TYPES["styles"].replace("styles", kind))}"/>'
        for kind in parts
    )
    main = _TYPES["styles"].replace("styles", "document.main")
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{overrides}{types}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{related}</Relationships>",
    }
    roots = {"commentsExtended": "w15:commentsEx"}
    for kind, inside in parts.items():
        root = roots.get(kind, f"w:{kind}")
        files[f"word/{kind}.xml"] = f"<{root} {SPACES}>{inside}</{root}>"
    return zipped(files)


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return out.getvalue()


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root_of(data, part="word/document.xml"):
    return etree.fromstring(parts_of(data)[part])


def with_document(data, root):
    """The file with another main document."""
    return zipped(parts_of(data) | {"word/document.xml": etree.tostring(root)})


def accept_all(data):
    return with_document(data, _resolved(root_of(data), gone=("del", "moveFrom"), there=("ins", "moveTo"), former=False))


def reject_all(data):
    return with_document(data, _resolved(root_of(data), gone=("ins", "moveTo"), there=("del", "moveFrom"), former=True))


def _resolved(root, gone, there, *, former):
    """What Word makes of the changes: runs go or stay, and a paragraph whose mark goes runs on in the next one."""
    joined = [
        paragraph
        for paragraph in root.iter(_SPLIT)
        if any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in gone)
    ]
    for change in list(root.iter(f"{W}pPrChange", f"{W}rPrChange")):
        properties = change.getparent()
        kept = [deepcopy(each) for each in properties if each.tag in (f"{W}rPr", f"{W}sectPr")]
        properties[:] = [*change[0], *kept] if former else [each for each in properties if each is not change]
    for name in gone:
        for change in list(root.iter(f"{W}{name}")):
            change.getparent().remove(change)
    for name in there:
        for change in list(root.iter(f"{W}{name}")):
            parent, at = change.getparent(), change.getparent().index(change)
            parent[at : at + 1] = list(change)
    for deleted in list(root.iter(f"{W}delText")):
        deleted.tag = f"{W}t"
    for paragraph in joined:
        _join(paragraph)
    return root


def _join(paragraph):
    """Let a paragraph's text run on in the next one, whose look it takes; without one, Word keeps it."""
    after = paragraph.getnext()
    if after is not None and after.tag == _SPLIT:
        at = 1 if after.find(f"{W}pPr") is not None else 0
        after[at:at] = [each for each in paragraph if each.tag != f"{W}pPr"]
        paragraph.getparent().remove(paragraph)


def paragraphs(data):
    """Each paragraph of the body: its style and its words."""
    body = root_of(data)[0]
    return [
        (
            (paragraph.find(f"{W}pPr/{W}pStyle") if paragraph.find(f"{W}pPr/{W}pStyle") is not None else {}).get(f"{W}val", ""),
            "".join(each.text or "" for each in paragraph.iter(f"{W}t")),
        )
        for paragraph in body.iter(_SPLIT)
    ]


def comments_of(data):
    """The comments: (author, lines)."""
    if "word/comments.xml" not in parts_of(data):
        return []
    return [
        (
            comment.get(f"{W}author"),
            ["".join(each.text or "" for each in line.iter(f"{W}t")) for line in comment.iter(_SPLIT)],
        )
        for comment in root_of(data, "word/comments.xml").iter(f"{W}comment")
    ]


def covered(data):
    """What the comments of each subject cover, as it stands in the file, in order."""
    subjects = {
        comment.get(f"{W}id"): "".join(each.text or "" for each in list(comment.iter(_SPLIT))[-1].iter(f"{W}t"))
        for comment in root_of(data, "word/comments.xml").iter(f"{W}comment")
    }
    open_, found = {}, {}
    for element in root_of(data).iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_[number] = []
        elif element.tag == f"{W}commentRangeEnd":
            found.setdefault(subjects[number], []).append("".join(open_.pop(number)))
        elif element.tag in (f"{W}t", f"{W}delText"):
            for words in open_.values():
                words.append(element.text or "")
        elif element.tag == f"{W}tab":
            for words in open_.values():
                words.append(" ")
    assert not open_, "a comment never ends"
    return found


def out_of_order(data):
    """The properties whose parts do not stand in the order of the schema, or stand twice."""
    found = []
    for properties in root_of(data).iter(f"{W}pPr", f"{W}rPr"):
        order = (_P_ORDER if properties.tag == f"{W}pPr" else _R_ORDER).split()
        places = [order.index(etree.QName(each).localname) for each in properties]
        if places != sorted(set(places)):
            found.append(etree.tostring(properties))
    for paragraph in root_of(data).iter(_SPLIT):
        if any(each.tag == f"{W}pPr" for each in paragraph[1:]):
            found.append(etree.tostring(paragraph))
    return found
