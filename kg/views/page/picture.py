"""What a node-link picture shows: nodes and links with their place, size and facts, and what was left out.

A picture is made of a network (of `kg.network`) whose nodes and links are rows of the graph; the facts and
sentences come from the graph's tables. Colours, shapes and words are the page's (style.css, read.js,
words.json); drawing libraries are the views'.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Any

import networkx as nx

