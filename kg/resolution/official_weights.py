"""What speaks for and against two mentions of a name being one person, and how much: the one place to tune.

Weights are logits and add up: a sum of 0 is even odds, 2.2 is nine to one. They were set by judging and then
calibrated on the sample corpus and on real articles of many papers (tests/resolution_gold/people.json); the test
of that gold set fails where they do worse.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["ASK", "INFER", "MERGE", "WEIGHTS", "Weight"]

MERGE = 2.2
"""From this sum on two mentions are one person (probability 0.9)."""
INFER = 0.6
"""From this sum on a mention without a unit joins the only person of that name it can be (probability 0.65)."""
ASK = -0.9
"""From this sum on a pair that was not joined is laid before a person (probability 0.29)."""


class Weight(NamedTuple):
    """A reason's name, its weight in logits, and what it says."""

    name: str
    logits: float
    says: str


WEIGHTS = {
    weight.name: weight
    for weight in (
        # how much the same name says: one of these always holds
        Weight("name", 0.5, "the same name with the same diacritics"),
        Weight("rare-name", 1.5, "the same name, of four or more syllables or with a family name few have"),
        Weight(
            "other-diacritics", -4.0, "names that differ in a diacritic: never joined, at most laid before a person"
        ),
        Weight("common-name", -1.0, "the same name, of the pattern that very many share (Nguyễn Văn …, Lê Thị …)"),
        # the office
        Weight("same-office", 4.0, "the same office of the same body"),
        Weight("like-office", 1.5, "the same kind of office, of a body that one of them leaves open"),
        Weight("same-leadership", 2.0, "offices in the leadership of one province"),
        Weight("both-national", 4.0, "both among the few dozen who lead the country"),
        Weight("both-senior", 2.5, "both among the few hundred who lead provinces and ministries"),
        # the unit
        Weight("same-unit", 2.0, "offices in the same unit"),
        Weight("same-unit-by-context", 1.75, "the same unit, which one of the articles leaves to context"),
        Weight("both-central", 1.25, "offices at the centre, which is one unit of many bodies"),
        Weight("successor-unit", 1.5, "offices in units of which one took in the other"),
        Weight("unit-mentioned", 1.0, "the article that leaves the unit open speaks of the unit of the other"),
        # the company
        Weight("same-meeting", 2.5, "both are told of in reports of one day and the same parties"),
        Weight("companions", 2.0, "two or more people stand in both articles"),
        Weight("companion", 1.0, "one more person stands in both articles"),
        # time
        Weight("transfer-told", 2.5, "an article tells of a transfer and names the unit of the other"),
        Weight("near-dates", 0.5, "seen within a year"),
        Weight("long-gap", -2.0, "seen more than ten years apart"),
        # against
        Weight("contradiction", -9.0, "something that forbids it, whatever speaks for it"),
        Weight("other-unit", -2.5, "offices in different units"),
        Weight("other-unit-by-context", -1.0, "different units, one of them left to context by its article"),
        Weight("two-seats", -4.0, "offices that take all of one's time, in two places within a month"),
        Weight("sex", -5.0, "ông in one article, bà in the other"),
        Weight("forces-and-civil", -1.5, "an officer of the forces and a civil office, in different bodies"),
        Weight("level-gap", -2.0, "offices two or more levels apart, in different units"),
        Weight("office-unsaid", -0.75, "an office in one article, none in the other: perhaps a namesake without one"),
        Weight("public-and-private", -2.0, "an office of the state and a place in business or private life"),
    )
}
