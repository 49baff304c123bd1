"""Files to documents, and what is said of those that cannot be read."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.errors import ReadError
from checker.readers import READERS, read, read_bytes


def test_a_file_becomes_a_document(tmp_path):
    path = tmp_path / "terms.MD"
    path.write_bytes(b"# Terms\n\nYou may not sell it.\n")
    read_document = read(path, "terms.MD")
    assert read_document.name == "terms.MD"
    assert read_document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_document.text == "Terms\nYou may not sell it."
    assert read_document.place(read_document.text.index("sell")).line == 3
    assert read(path).name == str(path)


def test_the_same_terms_in_three_formats_are_the_same_document():
    markdown = read_bytes("t.md", b"1\\. Use\n-------\n\nYou agree not to:\n\n1.  sell it;\n2.  rent it.\n")
    html = read_bytes("t.html", b"<h2>1. Use</h2><p>You agree not to:</p><ol><li>sell it;<li>rent it.</ol>")
    text = read_bytes("t.txt", b"1. Use\n\nYou agree not to:\n\n1. sell it;\n2. rent it.\n")
    seen = [[(c.kind, c.number, c.path, c.span, c.parent) for c in each.clauses] for each in (markdown, html, text)]
    assert markdown.text == html.text == text.text
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize(
    ("file", "data", "message"),
    [
        ("a.md", b"", "a.md: is empty; check that it is the right file"),
        ("a.md", b" \n\t", "a.md: is empty; check that it is the right file"),
        ("a.md", b"---\n\n***\n", "a.md: has no words in it; check that it is the right file"),
        ("a.doc", b"x", "a.doc: is a .doc file, which is not read; save it as .docx or PDF and check that file"),
        ("a.odt", b"x", "a.odt: is not an OpenDocument text; open it in a word processor, save it as .docx"),
        ("a.xyz", b"x", f"a.xyz: is a .xyz file, which is not read; known are {', '.join(READERS)}"),
        ("a", b"x", f"a: has no suffix that says what kind of file it is; known are {', '.join(READERS)}"),
        ("a.txt", b"\x00", "a.txt: holds binary data, not text; check that it is the right file"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path, file, data, message):
    path = tmp_path / file
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path, file)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_folders_missing_files_and_giants_are_refused(tmp_path, monkeypatch):
    with pytest.raises(ReadError, match="is a folder; name the files"):
        read(tmp_path)
    with pytest.raises(ReadError, match="does not exist; check the path"):
        read(tmp_path / "none.md")
    path = tmp_path / "a.md"
    path.write_text("You may not.")
    monkeypatch.setattr("checker.readers.SIZE_BOUND", 3)
    with pytest.raises(ReadError, match="larger than 50 MB"):
        read(path)


def test_a_file_that_may_not_be_opened_is_said_so(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("You may not.")

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(ReadError, match="cannot be opened \\(Permission denied\\); check its permissions"):
        read(path)


def test_every_suffix_in_the_table_has_a_reader():
    for suffix in READERS:
        with pytest.raises(ReadError):
            read_bytes(f"a{suffix}", b"")


FRAGMENTS = st.sampled_from(
    [
        *(b"1\\. Use\n", b"**Bold**", b"\n\n", b"*   item:\n", b"    ", b"<p>", b"</li>", b"<table><tr><td>", b"|a|b|\n|-|-|\n"),
        *(
            b"<ol start=x>",
            b"```\n",
            b"> ",
            b"[x](#y)",
            b"---\n",
            b"You may not sell it;",
            b"\xff",
            b"\x00",
            b"\f",
            b"&#x0;",
            b"<!--",
        ),
    ]
)


@settings(max_examples=150)
@given(st.sampled_from([".md", ".txt", ".html"]), st.lists(FRAGMENTS, max_size=20).map(b"".join))
def test_any_bytes_give_a_document_or_a_read_error(suffix, data):
    try:
        read_document = read_bytes(f"a{suffix}", data)
    except ReadError:
        return
    assert "  " not in read_document.text
    assert all(clause.text_span in clause.span for clause in read_document.clauses)
