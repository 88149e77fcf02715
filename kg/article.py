"""Reading one article: a file or a text becomes an `Article` with its parts and what it says about itself."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from kg.errors import ReadError
from kg.model import Article, Block, Role
from kg.reading import metadata, structure
from kg.reading.encoding import decode
from kg.reading.mending import mend
from kg.reading.script import script_of

#: No article is longer. A longer text is a book or an archive, and would be read as if it were one story.
LONGEST = 200_000

_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_article(path: str | Path, published: date | None = None) -> Article:
    """The article in a plain-text file in UTF-8, UTF-16, Big5 or GB18030.

    Args:
        path: the file; its name becomes the article's `source`.
        published: the day of publication, used only where the text does not tell it.

    Raises:
        ReadError: the file is missing, a directory, empty, no text, or longer than an article can be.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file; check the name") from error
    except IsADirectoryError as error:
        raise ReadError(f"{path}: a directory, not an article; name the files in it") from error
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); check the file and your rights to it") from error
    return article_of(data, str(path), path.name, published)


def article_of(data: bytes, name: str, source: str, published: date | None = None) -> Article:
    """The article in a file's bytes; `name` is what messages call the file. Raises ReadError as `read_article` does."""
    text = decode(data, name)
    if _HTML.match(text):
        raise ReadError(f"{name}: an HTML page, not plain text; save the article's text alone, as a text file")
    if len(text) > LONGEST:
        raise ReadError(
            f"{name}: {len(text):,} characters are too long for one article (at most {LONGEST:,}); "
            "split it, one article a file"
        )
    return parse_article(text, source, published)


def parse_article(text: str, source: str = "", published: date | None = None) -> Article:
    """The article in a text of any length. The text is kept as it is (offsets refer to it), but for lone surrogates,
    which no file can hold: each becomes U+FFFD.

    Args:
        text: the whole text, with headline, date line and so on as far as they are at hand.
        source: where it is from, such as the file's name.
        published: the day of publication, used only where the text does not tell it.

    Raises:
        ReadError: the text is empty.
    """
    text, source = (_SURROGATE.sub("\ufffd", given) for given in (text, source))
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise ReadError(f"{source or 'text'}: the article is empty; put its text into it")
    mended = mend(text)
    read = mended.text if mended else text
    blocks = structure.blocks(read)
    url = metadata.address(read, blocks)
    script = script_of(read)
    outlet = metadata.outlet(read, blocks, url)
    return Article(
        text=text,
        source=source,
        blocks=tuple(Block(mended.back(block.span), block.role) for block in blocks) if mended else blocks,
        published=metadata.published(read, blocks, url) or published,
        script=script,
        region=metadata.region(read, script, outlet),
        headline=metadata.first_of(read, blocks, Role.HEADLINE),
        byline=metadata.first_of(read, blocks, Role.BYLINE),
        outlet=outlet.name if outlet else "",
        keywords=metadata.keywords(read, blocks),
        url=url,
    )
