"""ASCII slugs of Vietnamese words, as used in ids and IRIs.

A slug keeps no tone and no letter mark: 'Đắk Lắk' and 'Dak Lak' have the same one. It identifies only
together with the kind of thing it names; telling Nghiệm from Nghiêm is left to whoever compares names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.text import without_marks

__all__ = ["slug"]


@lru_cache(maxsize=1 << 16)  # names and titles come again and again
def slug(text: str) -> str:
    """`text` in lower-case ASCII letters and digits, words joined by '-': 'Ủy ban MTTQ' -> 'uy-ban-mttq'.

    Empty where `text` holds neither a letter nor a digit that has an ASCII form.
    """
    plain_letters = unicodedata.normalize("NFKC", text.replace("&", " va "))  # also of '①' and full-width letters
    return "-".join(re.findall(r"[a-z0-9]+", without_marks(plain_letters).lower()))
