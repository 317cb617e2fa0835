"""ASCII slugs of Vietnamese words, as used in ids and IRIs.

A slug keeps no tone and no letter mark: 'Đắk Lắk' and 'Dak Lak' have the same one. It identifies only
together with the kind of thing it names; telling Nghiệm from Nghiêm is left to whoever compares names.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["slug"]

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "&": " va "})


def slug(text: str) -> str:
    """`text` in lower-case ASCII letters and digits, words joined by '-': 'Ủy ban MTTQ' -> 'uy-ban-mttq'.

    Empty where `text` holds neither a letter nor a digit that has an ASCII form.
    """
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS_WITHOUT_DECOMPOSITION))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", bare.lower()))
