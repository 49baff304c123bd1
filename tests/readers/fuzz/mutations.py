"""What can be done to a file: bytes flipped, cut and spliced, archives repacked, tags and numbers made absurd.

Every mutation takes a source of chance, the file, and another file of the same format to take pieces from.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random

from lxml import etree

Mutation = Callable[[Random, bytes, bytes], bytes]

ODD_NUMBERS = (b"0", b"-1", b"1", b"7", b"255", b"65536", b"2147483648", b"99999999999", b"1e99", b"-0.5", b"")
ODD_TEXTS = (
    b"\x00", b"\x1b[2J", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"&", b"<", b">", b"\"", b"\r", b"\x0b",
    b"<!DOCTYPE x [<!ENTITY a \"b\">]>", b"&a;", b"<![CDATA[", b"<!--", b"*" * 50, b">" * 50, b"[" * 50, b"|" * 50, b"- " * 50,
    b"(" * 50, b"1." * 50, b"9" * 50, b"%%EOF", b" 0 R ", b"<<", b">>", b"endobj", b"stream\n", b"~~" * 20, b"`" * 40, b"\t" * 40,
)  # fmt: skip
ODD_WORDS = (
    "", "0", "-1", "9", "255", "2147483648", "99999999999999999999", "1.5", "²", "x", "x" * 3000, "%1%2%3%4%5%6%7%8%9", "\u202e",
    "\x85", "\u200b", "true", "decimal", "bullet", "none", "begin", "end", "restart", "../x", " ", "a\tb\nc", "(" * 500,
)  # fmt: skip
_LONGEST = 400_000
"""Bytes; a mutation that would give more is cut to it."""
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_TAG = re.compile(rb"<[^<>]+>")


def mutate(chance: Random, seeds: Sequence[bytes], longest: int = _LONGEST) -> bytes:
    """One of `seeds` with one to four mutations, cut to `longest` bytes."""
    data, other = chance.choice(seeds), chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 2, 4))):
        kinds = (
            ARCHIVE + BYTES if zipfile.is_zipfile(io.BytesIO(data)) else PDF + BYTES if data[:4] == b"%PDF" else MARKUP + BYTES
        )
        data = chance.choice(kinds)(chance, data, other)[:longest]
    return data


def _range(chance: Random, data: bytes, longest: int = 2000) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(longest ** chance.random()))


def flip_bits(chance: Random, data: bytes, _other: bytes) -> bytes:
    """Up to 64 bits."""
    array = bytearray(data)
    for _ in range(min(len(data), chance.choice((1, 4, 16, 64)))):
        array[chance.randrange(len(array))] ^= 1 << chance.randrange(8)
    return bytes(array)


def truncate(chance: Random, data: bytes, _other: bytes) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(len(data) + 1)]


def cut(chance: Random, data: bytes, _other: bytes) -> bytes:
    """A piece is missing."""
    start, end = _range(chance, data)
    return data[:start] + data[end:]


def repeat(chance: Random, data: bytes, _other: bytes) -> bytes:
    """A piece stands there again and again."""
    start, end = _range(chance, data, 300)
    return data[:end] + data[start:end] * chance.choice((1, 3, 50, 1000)) + data[end:]


def splice(chance: Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def overwrite(chance: Random, data: bytes, _other: bytes) -> bytes:
    """A piece is noise."""
    start, end = _range(chance, data, 100)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def insert(chance: Random, data: bytes, _other: bytes) -> bytes:
    """A few odd characters, somewhere or in the place of a line break."""
    start = data.find(b"\n", chance.randrange(len(data) + 1)) if chance.random() < 0.3 else chance.randrange(len(data) + 1)
    return data[: max(start, 0)] + chance.choice(ODD_TEXTS) * chance.choice((1, 1, 20)) + data[max(start, 0) :]


def odd_number(chance: Random, data: bytes, _other: bytes) -> bytes:
    """Some of the numbers are absurd."""
    found = list(_NUMBER.finditer(data))
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 3, 10)))), key=lambda each: -each.start()):
        data = data[: match.start()] + chance.choice(ODD_NUMBERS) + data[match.end() :]
    return data


def lose_tag(chance: Random, data: bytes, _other: bytes) -> bytes:
    """A tag is missing, twice there, or exchanged for another."""
    found = list(_TAG.finditer(data))
    if not found:
        return data
    match, another = chance.choice(found), chance.choice(found)
    return data[: match.start()] + chance.choice((b"", match[0] * 2, another[0])) + data[match.end() :]


def nest(chance: Random, data: bytes, _other: bytes) -> bytes:
    """A piece from one tag to another stands in itself many times; its ends come later or never."""
    found = list(_TAG.finditer(data))
    if len(found) < 2:
        return data
    first = chance.randrange(len(found) - 1)
    last = min(len(found) - 1, first + chance.randrange(6))
    piece = data[found[first].start() : found[last].end()]
    times = chance.choice((2, 30, 300, 3000))
    closed = b"".join(b"</%s>" % name for name in re.findall(rb"<(\w[\w:]*)", piece)[::-1]) if chance.random() < 0.5 else b""
    return data[: found[first].start()] + piece * times + closed * times + data[found[last].end() :]


def transplant(chance: Random, data: bytes, other: bytes) -> bytes:
    """A piece between tags of another file stands in this one."""
    here, there = list(_TAG.finditer(data)), list(_TAG.finditer(other))
    if not here or len(there) < 2:
        return data
    at = chance.randrange(len(there) - 1)
    end = min(len(there) - 1, at + chance.randrange(1, 40))
    start = chance.choice(here).start()
    return data[:start] + other[there[at].start() : there[end].end()] + data[start:]


def move_element(chance: Random, data: bytes, other: bytes) -> bytes:
    """XML that stays well-formed: an element is missing, elsewhere, there many times, in itself, or says something absurd."""
    if len(data) > _LONGEST:
        return data
    try:
        root, theirs = etree.fromstring(data), etree.fromstring(other)
    except etree.XMLSyntaxError:
        return data
    for _ in range(chance.choice((1, 2, 3))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        _harm(
            chance,
            chance.choice(elements[1:] or elements),
            chance.choice(elements),
            deepcopy(chance.choice(list(theirs.iter("*")))),
        )
    return bytes(etree.tostring(root))


def _harm(chance: Random, element: etree._Element, target: etree._Element, foreign: etree._Element) -> None:
    """Do one thing to an element of a tree, or with it to another."""
    parent, piece = element.getparent(), deepcopy(element)  # the target may stand in the element: a copy of that would grow
    match chance.randrange(7):
        case 0 if parent is not None:
            parent.remove(element)
        case 1:
            for _ in range(chance.choice((1, 2, 30, 500)) if sum(1 for _ in piece.iter()) < 20 else 1):
                target.append(deepcopy(piece))
        case 2:
            for _ in range(chance.choice((3, 60, 240))):
                target = etree.SubElement(target, element.tag, dict(element.attrib))
        case 3:
            element.text = chance.choice(ODD_WORDS)
        case 4:
            target.append(foreign)
        case _ if element.attrib:
            element.set(chance.choice(list(element.attrib)), chance.choice(ODD_WORDS))


def repack(chance: Random, data: bytes, other: bytes) -> bytes:
    """One part of an archive is broken, missing, renamed, exchanged or twice there; the archive itself is sound."""
    parts = _parts(data)
    if not parts:
        return data
    name = _likely(chance, parts)
    match chance.randrange(14):
        case 0:
            del parts[name]
        case 1:
            parts[chance.choice(("../../etc/passwd", "/word/document.xml", "word\\document.xml", "w" * 300, ""))] = parts.pop(
                name
            )
        case 2:
            theirs = _parts(other)
            parts[name] = theirs.get(name) or chance.choice(list(theirs.values()) or [b""])
        case 3:
            parts[name] = chance.choice((b"", b"\x00" * 6_000_000, b"<a/>", data[:500]))
        case _:
            kinds = (move_element,) if chance.random() < 0.7 else MARKUP if chance.random() < 0.8 else BYTES
            parts[name] = chance.choice(kinds)(chance, parts[name], _parts(other).get(name, b"<a><b/></a>"))
    return _packed(parts, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def break_directory(chance: Random, data: bytes, _other: bytes) -> bytes:
    """The directory at the end of an archive lies."""
    at = data.rfind(b"PK\x01\x02") if chance.random() < 0.7 else data.rfind(b"PK\x05\x06")
    if at < 0:
        return data
    array = bytearray(data)
    array[min(len(array) - 1, at + chance.randrange(4, 46))] = chance.randrange(256)
    return bytes(array)


def change_stream(chance: Random, data: bytes, other: bytes) -> bytes:
    """A stream of a PDF, unpacked, changed and packed again."""
    found = list(re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL))
    if not found:
        return data
    match = chance.choice(found)
    try:
        inside = zlib.decompress(match[1])
    except zlib.error:
        inside = match[1]
    changed = chance.choice((odd_number, flip_bits, cut, repeat, insert, overwrite))(chance, inside, other)
    return data[: match.start(1)] + zlib.compress(changed) + b"\n" + data[match.end(1) :]


def ended(chance: Random, data: bytes, other: bytes) -> bytes:
    """Something worse, under the end mark of a whole PDF."""
    return chance.choice((truncate, cut, splice))(chance, data, other) + b"\n%%EOF\n"


def other_object(chance: Random, data: bytes, _other: bytes) -> bytes:
    """A reference in a PDF that leads elsewhere: to itself, to nothing."""
    found = list(re.finditer(rb"(\d+) 0 R", data))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start(1)] + str(chance.choice((0, 1, 2, 3, 5, 99))).encode() + data[match.end(1) :]


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:
        return {}


def _likely(chance: Random, parts: dict[str, bytes]) -> str:
    """The name of a part, mostly one that readers look into."""
    weighty = [name for name in parts if re.search(r"(?:document|numbering|styles|notes|content|\.rels)[\w.]*$", name)]
    return chance.choice(weighty if weighty and chance.random() < 0.8 else sorted(parts))


def _packed(parts: dict[str, bytes], method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name or "x", (2026, 1, 1, 0, 0, 0)), part, method)
    return file.getvalue()


BYTES: tuple[Mutation, ...] = (flip_bits, truncate, cut, repeat, splice, overwrite, insert)
MARKUP: tuple[Mutation, ...] = (lose_tag, nest, transplant, odd_number, insert, repeat)
ARCHIVE: tuple[Mutation, ...] = (*[repack] * 20, break_directory)
PDF: tuple[Mutation, ...] = (change_stream, change_stream, change_stream, ended, ended, other_object, odd_number)
