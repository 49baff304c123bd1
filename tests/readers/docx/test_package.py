import io
import zipfile

import pytest

from checker.model.errors import ReadError
from checker.readers import archive
from checker.readers.docx.markup import W_SPACE
from checker.readers.docx.package import Package

DOCUMENT = f'<w:document xmlns:w="{W_SPACE}"><w:body><w:p/></w:body></w:document>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for path, text in parts.items():
            file.writestr(path, text)
    return out.getvalue()


def relations(*pairs):
    inside = "".join(f'<Relationship Type="{RELATION}/{kind}" Target="{target}"/>' for kind, target in pairs)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def refusal(data):
    with pytest.raises(ReadError) as raised:
        Package("terms.docx", data).body()
    return str(raised.value)


def test_a_document_needs_no_more_than_its_main_part():
    assert Package("terms.docx", zipped({"word/document.xml": DOCUMENT})).body() is not None


def test_parts_are_found_by_relation_wherever_they_lie():
    data = zipped(
        {
            "_rels/.rels": relations(("officeDocument", "/Text/Main.xml")),
            "text/main.xml": DOCUMENT,
            "text/_rels/main.xml.rels": relations(("styles", "../shared/looks.xml"), ("footnotes", "gone.xml")),
            "shared/looks.xml": "<looks/>",
        }
    )
    package = Package("terms.docx", data)
    assert package.body() is not None
    assert package.part("styles").tag == "looks"
    assert package.part("footnotes") is None
    assert package.part("numbering") is None


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"%PDF-1.7 and so on", "is a PDF under a .docx name"),
        (b"{\\rtf1 Terms}", "is an RTF file"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"}),
            "is an OpenDocument file; give it",
        ),
        (zipped({"Index/Document.iwa": "x"}), "is a Pages document; export it as Word or PDF"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>Terms", "is an XML or HTML file"),
        (b"Plain words in a file", "is not a Word document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "is an old Word document (.doc)"),
        (b"PK\x03\x04 and then the line broke", "is damaged or truncated"),
        (zipped({"other.xml": "<office/>"}), "is a zip file but not a Word document"),
        (zipped({"word/document.xml": "<workbook/>"}), "is an Office file but not a Word document"),
        (zipped({"word/document.xml": f'<w:document xmlns:w="{W_SPACE}"/>'}), "is damaged or truncated"),
        (zipped({"word/document.xml": DOCUMENT[:-9]}), "is damaged or truncated"),
        (zipped({"word/document.xml": ""}), "is damaged or truncated"),
        (zipped({"word/document.xml": DOCUMENT}, zipfile.ZIP_BZIP2), "is damaged or truncated"),
    ],
)
def test_what_is_no_sound_docx_is_refused_with_a_reason(data, why):
    message = refusal(data)
    assert message.startswith(f"terms.docx: {why}")
    assert "; " in message


def test_the_name_that_a_file_has_is_the_one_it_is_told_of():
    with pytest.raises(ReadError, match=r"terms\.DOCM: is a PDF under a \.DOCM name"):
        Package("terms.DOCM", b"%PDF-1.7")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95, 0.999])
def test_a_truncated_file_is_refused(share):
    data = zipped({"word/document.xml": DOCUMENT, "word/media/logo.png": "x" * 4000}, zipfile.ZIP_STORED)
    assert "is damaged or truncated" in refusal(data[: int(len(data) * share)])


def test_a_part_with_flipped_bytes_is_refused():
    data = bytearray(zipped({"word/document.xml": DOCUMENT}, zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    assert "is damaged or truncated" in refusal(bytes(data))


def test_a_locked_zip_entry_is_refused():
    data = bytearray(zipped({"word/document.xml": DOCUMENT}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag for encryption, in the directory
    assert "is a zip file that is protected with a password" in refusal(bytes(data))


@pytest.mark.parametrize(
    ("limit", "value"),
    [("MOST_UNPACKED", 50_000), ("MOST_IN_PART", 50_000), ("RATIO_FROM", 50_000), ("MOST_TAGS", 99_999), ("MOST_ENTRIES", 0)],
)
def test_what_unpacks_to_too_much_is_refused(monkeypatch, limit, value):
    monkeypatch.setattr(archive, limit, value)
    bomb = DOCUMENT.replace("<w:p/>", "<w:p/>" * 100_000)
    assert "unpacks to far more" in refusal(zipped({"word/document.xml": bomb}))


@pytest.mark.parametrize("entity", ['<!ENTITY e SYSTEM "file:///etc/passwd">', '<!ENTITY a "ha"><!ENTITY e "&a;&a;&a;&a;">'])
def test_entities_are_refused(entity):
    xml = DOCUMENT.replace("<w:p/>", "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>")
    assert "declares entities" in refusal(zipped({"word/document.xml": f"<!DOCTYPE d [{entity}]>{xml}"}))


def test_nesting_without_end_is_refused():
    deep = "<w:tbl>" * 5000 + "</w:tbl>" * 5000
    assert "is damaged" in refusal(zipped({"word/document.xml": DOCUMENT.replace("<w:p/>", deep)}))


def test_strict_names_are_read_as_transitional_ones():
    strict = DOCUMENT.replace(W_SPACE, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    body = Package("terms.docx", zipped({"word/document.xml": strict})).body()
    assert body[0].tag == f"{{{W_SPACE}}}p"
