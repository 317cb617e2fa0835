"""Topics with the meetings that were about them."""

from __future__ import annotations

from collections import defaultdict

from kg.figures._rows import Shown, shown
from kg.figures._selection import Chosen

__all__ = ["about_topics"]


def about_topics(chosen: Chosen) -> list[Shown]:
    """A mark for each topic a meeting was about, sorted by topic; a meeting may be about several."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    held = set(chosen.meetings.index)
    about = chosen.graph.meeting_topics
    for topic, meeting in zip(about["topic"], about["meeting"], strict=True):
        if meeting in held:
            found[topic][meeting] = 1.0
    rows = chosen.graph.topics
    names = dict(zip(rows["topic"], rows["label" if chosen.lang == "vi" else "label_en"], strict=True))
    return [shown(chosen, "topic", topic, str(names[topic]), met, (topic,)) for topic, met in sorted(found.items())]
