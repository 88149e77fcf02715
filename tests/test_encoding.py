"""Encodings told apart, and clear words about what is no text."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.reading.encoding import decode
from kg.reading.script import likeness, script_of

HANT = "外交部發言人林佑辰今天表示，雙方將在下月恢復磋商，「門一直是開著的」，外界不必過度解讀。"
HANS = "外交部发言人周立岩5日在例行记者会上说，有关各方应当保持克制，通过对话解决分歧。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((HANT, encoding) for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp950", "big5hkscs", "gb18030")),
        *((HANS, encoding) for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb2312", "gb18030")),
        ("粵劇喺香港，佢哋話唔係，啲人嘅意見：政府應當公布", "big5hkscs"),
        ("plain English, no Chinese at all", "utf-8"),
    ],
)  # fmt: skip
def test_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("bom", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_byte_order_marks_are_dropped_and_line_ends_kept(bom: bytes) -> None:
    encoding = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}[bom]
    assert decode(bom + "甲\r\n乙\r丙\n".encode(encoding), "a.txt") == "甲\r\n乙\r丙\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\u3000\n".encode(), "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (bytes(range(256)) * 20, "not text"),
        (b"a\0b\0\0c" * 50, "binary"),
        (b"\x01\x02\x03\x04abc" * 50, "binary"),
        ("Stra\xdfe nach M\xfcnchen, sch\xf6n".encode("latin-1"), "not text"),
        (HANT.encode()[:20] + b"\xff" + HANT.encode()[21:], "broken at byte 18"),
        (codecs.BOM_UTF16_LE + HANT.encode("utf-16-le") + b"\x00", "broken at byte"),
        ("お元気ですか。はい、元気です。".encode("shift_jis"), "not text"),
    ],
)
def test_what_is_no_text_gets_one_clear_line(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=r"^bad\.txt: ") as caught:
        decode(data, "bad.txt")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text(st.sampled_from(HANT), min_size=12, max_size=80))
def test_short_big5_texts_are_read(text: str) -> None:
    if likeness(text) > 0.3:
        assert decode(text.encode("cp950"), "a.txt") == text or not text.strip("，。「」")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_read_error(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        assert isinstance(decode(data, "a.txt"), str)


@pytest.mark.parametrize(
    ("text", "script"), [(HANT, "hant"), (HANS, "hans"), ("中", "hant"), ("", "hant"), ("台北", "hant")]
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


def test_wrong_decodings_do_not_look_like_chinese() -> None:
    assert likeness(HANT) > 0.3
    assert likeness(HANT.encode("cp950").decode("gb18030", "replace")) < 0.15
    assert likeness(HANS.encode("gb18030").decode("cp950", "replace")) < 0.15
