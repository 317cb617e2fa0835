"""Articles as Word documents (DOCX): one document is one article, a paragraph a line.

Read with the standard library: a DOCX file is a ZIP archive with XML in it. Source: ECMA-376, WordprocessingML.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from kg.corpus import BROKEN, File, UnusableError, check_size, content
from kg.model import Article
from kg.sources import Found

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".docx",)
_WORDS = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_SKIPPED = {f"{_W}del", f"{_W}instrText", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def read(file: File) -> Iterator[Found]:
    """The article of one document; raises UnusableError where it is none."""
    paragraphs = (_text(one) for one in _document(file).iter(f"{_W}p"))
    text = "\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    if not text:
        raise UnusableError("no text in it", "a document with words; pictures of pages have none")
    yield Article(id=file.stem, text=text, url=file.url, origin=file.name)


def _document(file: File) -> ElementTree.Element:
    try:
        with zipfile.ZipFile(BytesIO(content(file))) as parts:
            part = parts.getinfo(_WORDS)
            check_size(part.file_size, part.compress_size, file.options)
            if part.file_size > file.options.max_article:
                raise UnusableError(f"more than {file.options.max_article:,} bytes", "a smaller document")
            xml = parts.read(part)
        if re.search(rb"<!(?:DOCTYPE|ENTITY)", xml):  # Word writes none; they are how XML is made to explode
            raise UnusableError("a document type declaration in its XML", "a document as Word writes it")
        return ElementTree.fromstring(xml)
    except (
        KeyError,
        ValueError,
        OverflowError,
        NotImplementedError,
        RuntimeError,
        *BROKEN,
        ElementTree.ParseError,
    ) as error:
        raise UnusableError(f"no Word document, or an incomplete one ({error})", "a DOCX file") from error


def _text(paragraph: ElementTree.Element) -> str:
    """The words of a paragraph, without those of paragraphs within it (text boxes), which come by themselves."""
    if paragraph.tag in _SKIPPED:
        return ""
    own = paragraph.text or "" if paragraph.tag == f"{_W}t" else _BREAKS.get(paragraph.tag, "")
    return own + "".join(_text(child) for child in paragraph if child.tag != f"{_W}p")
