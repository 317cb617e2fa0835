"""What a side tells of itself: its speaker says what the province has reached or done.

"Quảng Trị đã đạt được những kết quả …" is told of Quảng Trị only if its own people are speaking. The sentences of a
paragraph are one account; those without any particular subject ("luôn nêu cao tinh thần …") only carry it on.
"""

from __future__ import annotations

import re

from kg.reading import statement_words as words
from kg.reading.parties import is_province
from kg.reading.saids import Said, Subjects
from kg.reading.scenes import Scene
from kg.reading.stretches import Place
from kg.reading.turns import Turn

__all__ = ["OwnResults"]

_BARE = re.compile(r"(?<!\w)(?:[Tt]ỉnh|[Tt]hành phố|[Đđ]ịa phương)(?= (?:đã|cũng|luôn|đang|vẫn) )")
_BEGINS_CLAUSE = re.compile(r"""(?:^|[,:"]\s?|rằng )$""")
_REACHED = re.compile(r"đạt (?:được )?[^.;]{0,40}(?:kết quả|thành tựu|thành tích)")
_AT_LARGE = {"socio-economic"}


class OwnResults:
    """Reads the accounts of a meeting, sentence after sentence."""

    def __init__(self, scene: Scene, subjects: Subjects) -> None:
        """Nobody has told anything yet."""
        self._scene = scene
        self._subjects = subjects
        self._telling = False
        self._account: Said | None = None

    def stop(self) -> Said | None:
        """The account told so far, which is over."""
        account, self._account, self._telling = self._account, None, False
        return account

    def go_on(self, turn: Turn) -> Said | None:
        """Take in a sentence; the account that is over before it, if one is."""
        ended = self.stop() if turn.begins or not self._same(turn) else None
        start = self._start(turn)
        if start is None:
            return ended or self.stop()
        self._telling = True
        place = (start, turn.sentence.end)
        if self._tells(place):
            self._add(turn, place)
        return ended

    def _same(self, turn: Turn) -> bool:
        return self._account is None or self._account.speaker is turn.still

    def _add(self, turn: Turn, place: Place) -> None:
        told = self._account.places if self._account else ()
        speaker = turn.still
        self._account = Said("self-report", (*told, place), speaker.party if speaker else None, speaker=speaker)

    def _tells(self, place: Place) -> bool:
        """Whether a sentence tells of results, or of something in particular."""
        topics = set(self._subjects.topics_in([place]))
        text = self._scene.document.text
        return bool(topics - _AT_LARGE) or (_REACHED.search(text, *place) is not None and bool(topics))

    def _start(self, turn: Turn) -> int | None:
        """Where the sentence begins to tell of the speaker's own unit; None where it does not."""
        speaker = turn.still
        unit = speaker.party if speaker else None
        if unit is None or unit not in self._scene.parties or not is_province(unit):
            return None
        text, sentence = self._scene.document.text, turn.sentence
        first = max(turn.said, sentence.start)
        own = [(start, end) for start, end, party in self._scene.named(first, sentence.end) if party == unit]
        bare = [match.span() for match in _BARE.finditer(text, first, sentence.end)]
        for start, end in sorted(own + bare):
            if words.ACHIEVES.match(text, end, sentence.end) and _BEGINS_CLAUSE.search(text[first:start].rstrip(" ")):
                return start
        tied = words.CONTINUES.match(text, sentence.start, sentence.end) if self._telling else None
        return tied.end() if tied else None
