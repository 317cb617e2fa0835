"""How much there is: meetings by scope, years, and what is unsure about them."""

from __future__ import annotations

import pandas as pd

from kg.graph import edtf
from kg.graph.confidence import UNSURE
from kg.graph.filtering import dates_of
from kg.html import Html, joined
from kg.reporting.findings.ranking import LEAST
from kg.reporting.ledger import Ledger
from kg.reporting.subject import Subject

__all__ = ["certainty", "meetings", "years"]

_SCOPES = ("inter-province", "foreign", "central")


def meetings(subject: Subject, ledger: Ledger) -> Html | None:
    """How many meetings were held, with whom, and how many were only planned."""
    told, words = subject.held.meetings, subject.words
    if told.empty:
        return None
    all_ = ledger.meetings(told["meeting"], "held")
    parts = []
    for scope in _SCOPES:
        ids = told.loc[told["scope"] == scope, "meeting"]
        if len(ids):
            parts.append(words(f"extent.{scope}", n=ledger.meetings(ids, f"scope.{scope}")))
    sentence = words("extent.meetings", n=all_, parts=words.list(parts))
    if not subject.planned:
        return sentence
    return joined([sentence, words("extent.planned", n=ledger.meetings(subject.planned, "planned"))], " ")


def years(subject: Subject, ledger: Ledger) -> Html | None:
    """The year with most meetings, beside what was read of it."""
    words, spans = subject.words, _years(subject)
    counts = spans.dropna().astype(int).value_counts()
    if counts.empty or counts.max() < LEAST:
        return None
    top = sorted(int(year) for year in counts.index[counts == counts.max()])
    if len(top) > 1:
        return None  # no year stands out
    own = ledger.meetings(spans.index[spans == top[0]], "year", year=top[0])
    return words("extent.year", year=top[0], n=own, all=ledger.meetings(spans.dropna().index, "dated"))


def certainty(subject: Subject, ledger: Ledger) -> Html | None:
    """How many meetings have a year that was inferred, or none, or are surely read only in part."""
    words, told = subject.words, subject.held.meetings
    if told.empty:
        return None
    spans = _years(subject)
    inferred = told.loc[told["year_inferred"].notna(), "meeting"]
    without = spans.index[spans.isna()]
    low = told.loc[told["confidence"] < UNSURE, "meeting"]
    all_ = ledger.meetings(told["meeting"], "held")
    parts = [
        words(f"extent.{name}", n=ledger.meetings(ids, name, low=words.percent(UNSURE)), low=words.percent(UNSURE))
        for name, ids in (("inferred", inferred), ("undated", without), ("low", low))
        if len(ids)
    ]
    if not parts:
        return words("extent.certain", all=all_)
    return words("extent.uncertain", all=all_, parts=words.list(parts))


def _years(subject: Subject) -> pd.Series:
    """The year of each meeting that lies in one, inferred ones too; NA where it is open. Index: meetings."""
    told = subject.held.meetings
    spans = [edtf.days(None if pd.isna(date) else date) for date in dates_of(told)]
    found = [int(span[0][:4]) if span and span[0][:4] == span[1][:4] else pd.NA for span in spans]
    return pd.Series(found, index=told["meeting"].to_numpy(object), dtype="Int64")
