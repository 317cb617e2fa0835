"""Meetings: which sentences report that units met, what kind of occasion it was, when, and who was host.

A sentence reports a meeting when it has a verb or noun of meeting and names at least two parties, one of them a
province. Sentences with parties in common and no contradicting date tell one occasion; a sentence with a date or
parties of its own tells another. Letters, requests and instructions to meet are no meetings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.model import MeetingKind, Scope, Status
from kg.reading.dates import DateMention
from kg.reading.document import Document, Sentence
from kg.reading.kinds import MEETS, NO_MEETING, is_conference, kind_of, status_of
from kg.reading.letters import any_of
from kg.reading.parties import PartyMention, is_province

__all__ = ["Occasion", "Report", "find_occasions", "find_reports", "scope_of"]

_LEAD = 5  # sentences, headline included, in which a paper says what its report is about


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence that reports a meeting: its parties, its date, its verb of meeting."""

    sentence: Sentence
    parties: tuple[PartyMention, ...]
    date: DateMention | None
    kind: MeetingKind
    status: Status


@dataclass(slots=True)
class Occasion:
    """One meeting of the article: the reports that tell it, the first of them first."""

    reports: list[Report] = field(default_factory=list)

    @property
    def sentence(self) -> Sentence:
        """The sentence that states the meeting best: the first outside the headline with the most parties."""
        told = [report for report in self.reports if report.sentence.zone == "body"] or self.reports
        return max(
            told,
            key=lambda report: (
                len({p.unit for p in report.parties}) >= 2,
                report.date is not None,
                -report.sentence.index,
            ),
        ).sentence

    elsewhere: frozenset[str] = frozenset()
    """Units that a wider report names but that were met on an occasion of their own."""

    @property
    def units(self) -> set[str]:
        """The units of all parties."""
        return {party.unit for party in self.parties}

    @property
    def parties(self) -> list[PartyMention]:
        """All mentions of parties, those of the stating sentence first."""
        first = self.sentence
        ordered = sorted(self.reports, key=lambda report: (report.sentence != first, report.sentence.index))
        return [
            party
            for report in ordered
            for party in report.parties
            if report.sentence == first or party.unit not in self.elsewhere
        ]

    @property
    def date(self) -> DateMention | None:
        """The date: that of the stating sentence, else the first known."""
        dated = [report for report in self.reports if report.date]
        own = [report.date for report in dated if report.sentence == self.sentence]
        return own[0] if own else dated[0].date if dated else None

    @property
    def kind(self) -> MeetingKind:
        """The kind of the headline if it reports the meeting, a signing told in the lead, else the stating sentence's."""
        titled = [report.kind for report in self.reports if report.sentence.zone == "title"]
        if titled and titled[0] not in ("visit", "ceremony", "other"):
            return titled[0]
        if any(report.kind == "signing" and report.sentence.index <= _LEAD for report in self.reports):
            return "signing"
        return next(report.kind for report in self.reports if report.sentence == self.sentence)

    @property
    def status(self) -> Status:
        """Held unless every report speaks of the future, background if all look back."""
        kinds = {report.status for report in self.reports}
        return kinds.pop() if len(kinds) == 1 else "held"


def scope_of(units: Iterable[str]) -> Scope:
    """Inter-province with two provinces, else foreign with a foreign party, else central."""
    found = set(units)
    if sum(map(is_province, found)) >= 2:
        return "inter-province"
    return "foreign" if any(unit.startswith("foreign:") for unit in found) else "central"


# ---------------------------------------------------------------- reports
def find_reports(
    document: Document,
    named: Sequence[tuple[Sentence, Sequence[PartyMention]]],
    dates: Sequence[DateMention],
) -> Iterator[Report]:
    """The sentences that report a meeting, in order; `named` gives the parties each telling sentence names."""
    for sentence, parties in named:
        words = document.cut(sentence)
        if not MEETS.search(words) or NO_MEETING.search(words):
            continue
        acting = _acting(parties, words, sentence.start)
        if not _enough(acting) and not (acting and is_conference(words)):
            continue
        inside = [d for d in dates if sentence.start <= d.start < sentence.end]
        day = _with_named_year(words, _nearest(words, sentence, inside))
        yield Report(sentence, tuple(acting), day, kind_of(words), status_of(words))


def _acting(parties: Sequence[PartyMention], words: str, start: int) -> list[PartyMention]:
    """The parties proper: a place counts only where a party is said to go there to meet."""
    acting = [party for party in parties if not party.place]
    units = {party.unit for party in acting}
    if len(units) != 1:
        return acting
    for place in parties:
        went = next((g for g in _GOES.finditer(words) if start + g.end() <= place.start), None)
        if place.place and place.unit not in units and went and acting[0].start < start + went.end():
            return [*acting, place]
    return acting


_GOES = any_of(
    r"(?<!\w)(?:đến|tới|đi|sang|về|vào|ra|xuống|lên|chuyến|có buổi|buổi|đã|khi|trong|tiếp tục)\s(?:[^.;]{0,60}?\s)?"
    r"(?:làm việc|thăm|khảo sát|kiểm tra|tìm hiểu|học tập|học hỏi|trao đổi|hỗ trợ)(?!\w)",
    r"(?<!\w)làm việc tại(?!\w)",
)


def _enough(parties: Iterable[PartyMention]) -> bool:
    units = {party.unit for party in parties}
    return len(units) >= 2 and any(map(is_province, units))


def _nearest(words: str, sentence: Sentence, dates: Sequence[DateMention]) -> DateMention | None:
    """The date nearest to the verb of meeting; a bare year or month only if there is no day."""
    verb = MEETS.search(words)
    at = sentence.start + (verb.start() if verb else 0)
    return min(dates, key=lambda d: (not d.has_day, len(d.edtf) < 7, abs(d.start - at)), default=None)


_PURPOSE = re.compile(
    r"(?:mục đích|nhằm|để) (?:trao đổi, )?học (?:hỏi|tập)|(?:đến|tới|sang|vào|ra|về) (?:học tập|trao đổi,? học tập|học hỏi)|(?<!\w)học (?:xây|tập (?:xây dựng )?mô hình|hỏi mô hình|cách|kinh nghiệm)",
    re.IGNORECASE,
)


_NAMED_YEAR = re.compile(
    r'(?:hội nghị|diễn đàn|hội thảo|chương trình|lễ hội|tuần lễ|hội chợ)[^.;"]{0,30}"[^"]*?((?:19|20)\d\d)"',
    re.IGNORECASE,
)


def _with_named_year(words: str, mention: DateMention | None) -> DateMention | None:
    """The date with the year that the event bears in its name: "Gặp gỡ Nhật Bản 2019"."""
    named = _NAMED_YEAR.search(words)
    if mention is None or named is None or not mention.edtf.startswith("XXXX-"):
        return mention
    return replace(mention, edtf=mention.edtf.replace("XXXX", named[1]), rule="dates.event-name")


# ---------------------------------------------------------------- occasions
def find_occasions(document: Document, reports: Iterable[Report], dates: Sequence[DateMention]) -> list[Occasion]:
    """The meetings of the article, in order of their first report."""
    occasions: list[Occasion] = []
    for report in reports:
        for occasion in occasions:
            if _same(occasion, report):
                occasion.reports.append(report)
                break
        else:
            occasions.append(Occasion([report]))
    kept = [occasion for occasion in occasions if _stands(occasion, first=occasion is occasions[0])]
    for occasion in kept:
        others = (other.units for other in kept if other is not occasion)
        occasion.elsewhere = frozenset().union(*others) - _stated_units(occasion)
    for occasion in kept[:1]:
        _date_from_neighbours(document, occasion, dates)
    return kept


def _stated_units(occasion: Occasion) -> set[str]:
    """The units named in the sentence that states the occasion."""
    return {p.unit for report in occasion.reports if report.sentence == occasion.sentence for p in report.parties}


def _same(occasion: Occasion, report: Report) -> bool:
    units = {party.unit for party in report.parties}
    if len(units & occasion.units) < min(2, len(units)) or not units & occasion.units:
        return False
    mine, theirs = occasion.date, report.date
    if mine is None or theirs is None:
        return True
    return _compatible(mine.edtf, theirs.edtf)


def _compatible(a: str, b: str) -> bool:
    """Whether two EDTF dates can be one day: equal but for an open year, one inside the range of the other."""
    first, second = sorted((a.split("/"), b.split("/")), key=len)
    days = [day[4:] for day in second]
    return len(first[0]) < 10 and first[0] in second[0] or days[0] <= first[0][4:] <= days[-1]


def _stands(occasion: Occasion, *, first: bool) -> bool:
    """Whether the occasion is told firmly enough: the first, or one with a day of its own or a body on each side."""
    if first and occasion.reports[0].sentence.index < 8:
        return True
    if len(occasion.units) < 2:
        return False
    if occasion.date and len(occasion.date.edtf) > 4:
        return True
    bodies = {party.unit for party in occasion.parties if party.body}
    return len(bodies) >= 2 or (len(bodies) == 1 and occasion.status == "planned")


def _date_from_neighbours(document: Document, occasion: Occasion, dates: Sequence[DateMention]) -> None:
    """Give the main meeting the day printed beside its report when the report itself prints none."""
    if occasion.date and occasion.date.has_day:
        return
    index = occasion.sentence.index
    near = [d for d in dates if d.has_day and abs(document.sentence_at(d.start).index - index) <= 2]
    if near and not occasion.date:
        report = occasion.reports[0]
        day = min(near, key=lambda d: abs(document.sentence_at(d.start).index - index))
        occasion.reports[0] = Report(report.sentence, report.parties, day, report.kind, report.status)
