"""The page every build writes, ``network.html``: the view `full`."""

from __future__ import annotations

from kg.views.full import render

__all__ = ["render"]
