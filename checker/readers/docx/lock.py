"""Documents of Office behind a password: opened with the one the user gave, by an optional library."""

from __future__ import annotations

from io import BytesIO

from checker.model.errors import ReadError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of the container that holds an old .doc, and any newer document that is encrypted."""
_STREAM = "EncryptedPackage".encode("utf-16-le")
_MOST_ROUNDS = 1_000_000
"""Times a password is hashed: Word does it 100,000 times, and no file may make us do it for minutes."""


def is_locked(data: bytes) -> bool:
    """Whether `data` is a document of Office that was encrypted with a password."""
    return data.startswith(OLE) and _STREAM in data


def unlocked(name: str, data: bytes, password: str) -> bytes:
    """The document that `password` opens; raises `ReadError` where it opens none, or nothing is installed that could."""
    if not password:
        raise ReadError(name, "is protected with a password", "give it with --password, or check a copy without it")
    try:
        from msoffcrypto.format.ooxml import OOXMLFile
    except ImportError as error:
        hint = "install flowdown[locked], or check a copy without the password"
        raise ReadError(name, "is protected with a password, and no library that opens it is installed", hint) from error
    opened = BytesIO()
    try:
        file = OOXMLFile(BytesIO(data))
        rounds = file.info.get("spinValue", 0) if file.type == "agile" else 0
        if rounds <= _MOST_ROUNDS:
            file.load_key(password=password)
            file.decrypt(opened)
    except Exception as error:  # the library lets through whatever a broken container raises
        hint = "check the password, or open it in a word processor and save a copy without one"
        raise ReadError(name, "is not opened by the password", hint) from error
    if not opened.getvalue():
        raise ReadError(
            name, "is locked in a way that no word processor does", "open it there and save a copy without a password"
        )
    return opened.getvalue()
