"""Which words are spelled as Vietnamese syllables: how sure one can be that a text was read in the right encoding.

This module knows onsets, rhymes and tones, and no words. Source: the spelling rules of quốc ngữ as school books list
them; rare rhymes of loan words are left out, so that a share near 1, not 1, is what good text has.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["share"]

_ONSETS = re.findall(r"\w+", "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
_RHYMES = re.findall(
    r"\w+",
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt
    uyu uơ ư ưa ưc ưi ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
    """,
)
_SYLLABLE = re.compile(f"(?:{'|'.join(sorted(_ONSETS, key=len, reverse=True))})?(?:{'|'.join(_RHYMES)})")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def share(text: str, most: int = 2000) -> tuple[float, int]:
    """The share of Vietnamese syllables among the words with a letter outside ASCII, and how many such words there are.

    At most so many such words are looked at.
    """
    words: list[str] = []
    for match in _WORD.finditer(text):
        if not match[0].isascii():
            words.append(match[0])
            if len(words) == most:
                break
    return (sum(map(_is_syllable, words)) / len(words) if words else 0.0), len(words)


@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    letters, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters)) is not None
