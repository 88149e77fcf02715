"""Which encoding a file of Chinese text is in, and its text."""

from __future__ import annotations

import codecs

from kg.errors import ReadError
from kg.reading.script import likeness

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
# cp950 is the Big5 that Windows in Taiwan writes; Hong Kong adds characters of its own.
_LEGACY = ("cp950", "big5hkscs", "gb18030")
_LIKE_CHINESE = 0.2  # between what a right decoding reaches (0.4 and more) and a wrong one (less than 0.1)
_TEXT_CONTROLS = frozenset("\t\n\r\x0b\x0c\x1a\x1b\x85")


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes, without byte-order mark and otherwise exactly as it stands (line ends too).

    Told apart by mark, by validity (UTF-8) and by how much the result looks like Chinese (UTF-16 without a mark,
    Big5, GB18030).

    Raises:
        ReadError: the bytes are empty, no text, or in none of these encodings. `name` is the file in the message.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError(f"{name}: the file is empty; put the article's text into it")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}: this is {kind}, not plain text; save the article as a text file in UTF-8")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_strict(data[len(bom) :], encoding, name), name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _checked(_guess(data, name, error), name)
    if "\0" in text and (wide := _wide(data)) is not None:
        return _checked(wide, name)
    return _checked(text, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: marked as {encoding.upper()} but broken at byte {error.start}; save it again as UTF-8"
        ) from error


def _guess(data: bytes, name: str, utf8_error: UnicodeDecodeError) -> str:
    """The text of bytes that are not UTF-8."""
    candidates = []
    wide = _wide(data)
    if wide is not None:
        candidates.append((likeness(wide), wide))
    for encoding in _LEGACY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        candidates.append((likeness(text), text))
    best = max(candidates, key=lambda candidate: candidate[0], default=(0.0, ""))
    if best[0] >= _LIKE_CHINESE:
        return best[1]
    broken = data.decode("utf-8", "replace")
    if likeness(broken) >= _LIKE_CHINESE:
        raise ReadError(f"{name}: looks like UTF-8 but is broken at byte {utf8_error.start}; save it again as UTF-8")
    raise ReadError(f"{name}: not text in UTF-8, UTF-16, Big5 or GB18030; save the article as a text file in UTF-8")


def _wide(data: bytes) -> str | None:
    """The text as UTF-16 without a mark, in the byte order that looks more like Chinese, or None."""
    if len(data) % 2:
        return None
    texts = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            texts.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    best = max(texts, key=likeness, default="")
    return best if likeness(best) >= _LIKE_CHINESE else None


def _checked(text: str, name: str) -> str:
    """The text, if it is one: no zero characters and next to no control characters."""
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise ReadError(f"{name}: the file is empty; put the article's text into it")
    odd = sum(char < " " and char not in _TEXT_CONTROLS for char in text)
    if "\0" in text or odd * 100 > len(text):
        raise ReadError(f"{name}: a binary file, not text; save the article as a text file in UTF-8")
    return text
