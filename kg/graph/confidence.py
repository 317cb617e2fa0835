"""From which confidence on a statement counts as sure, wherever that is drawn, marked or said."""

from __future__ import annotations

__all__ = ["UNSURE"]

UNSURE = 0.9
"""What is read with a lower confidence is unsure: pictures draw it dashed or pale, words say how sure it is.

A confidence is the measured share of right statements of a rule (docs/reading.md), so that of those below this line at
least one in ten is wrong, more on articles no rule was fitted to. A reader who sees no mark may rely on nine in ten. It
is one line and not several, so that what a picture shows as doubtful the words beside it, the report and the default of
the question about unsure statements call so too.
"""
