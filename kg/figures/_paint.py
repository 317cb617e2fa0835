"""The colours of figures: names, and for each name what it is on light and on dark ground.

A figure names a colour as a CSS variable with its light value as default, so that it is whole by itself and a page
can turn it dark. Steps of a scale differ in lightness, arcs and bars are dark enough to tell in grey print, and hues
are those of Okabe and Ito, which the colour-blind tell apart.
"""

from __future__ import annotations

import re

__all__ = ["COLOURS", "STEPS", "paint", "plain", "step"]

COLOURS: dict[str, tuple[str, str]] = {
    "ink": ("#1b2430", "#e8ecf1"),
    "quiet": ("#566173", "#a3afbd"),
    "line": ("#d8dde3", "#323c47"),
    "surface": ("#ffffff", "#1a2129"),
    "fig-sea": ("#e6eff4", "#0f1a22"),
    "fig-around": ("#f4f2ec", "#1c2329"),
    "fig-shore": ("#cfd9de", "#2b3740"),
    "fig-unit": ("#fffefb", "#27313b"),
    "fig-border": ("#a9b4bf", "#4d5b68"),
    "fig-seam": ("#d9dfe4", "#36424d"),
    "fig-sea-name": ("#5a7d92", "#7c9bae"),
    "fig-mark": ("#0b5c93", "#58b1ea"),
    "fig-unsure": ("#7fb2d6", "#2f6f9c"),
    "fig-arc": ("#b8430a", "#ff9a57"),
    "fig-context": ("#c3cad2", "#46525e"),
    "fig-halo": ("#ffffff", "#12171d"),
    "fig-step-1": ("#dbe9f4", "#1f3a52"),
    "fig-step-2": ("#b3d1e8", "#24557d"),
    "fig-step-3": ("#7fb2d6", "#2f76ad"),
    "fig-step-4": ("#3f86bb", "#58a5dc"),
    "fig-step-5": ("#0b5287", "#a9d6f7"),
    "fig-on-step-1": ("#1b2430", "#e8ecf1"),
    "fig-on-step-2": ("#1b2430", "#f4f7fa"),
    "fig-on-step-3": ("#10171f", "#ffffff"),
    "fig-on-step-4": ("#ffffff", "#0c1116"),
    "fig-on-step-5": ("#ffffff", "#0c1116"),
    "fig-tint-1": ("#eef4f3", "#26343a"),
    "fig-tint-2": ("#dcebe8", "#26424a"),
    "fig-tint-3": ("#c3dfda", "#285058"),
    "fig-tint-4": ("#a4cec8", "#2a6168"),
    "fig-tint-5": ("#82b9b2", "#2f7479"),
}
"""Name → (on light ground, on dark ground)."""

STEPS = 5
"""How many steps a scale of colours has."""

_VARIABLE = re.compile(r"var\(--[a-z0-9-]+, (#[0-9a-f]{6})\)")


def paint(name: str) -> str:
    """A colour by its name: ``var(--ink, #1b2430)``."""
    return f"var(--{name}, {COLOURS[name][0]})"


_FEW = {1: (3,), 2: (2, 4), 3: (2, 3, 5), 4: (2, 3, 4, 5)}
"""Where there are few different counts: the step of each, so that they lie well apart."""


def step(value: float, highest: float) -> int:
    """Which of the steps 1 to 5 a count above 0 has, where `highest` is the largest there is."""
    most = max(1, round(highest))
    if most in _FEW:
        return _FEW[most][max(1, min(most, round(value))) - 1]
    return max(1, min(STEPS, 1 + int(STEPS * (value / highest) ** 0.5 - 1e-9)))


def plain(svg: str) -> str:
    """The graphics with colours of light ground instead of variables, for programs that know no CSS variables."""
    return _VARIABLE.sub(r"\1", svg)
