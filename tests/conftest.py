"""What several test modules share, made once: the sample corpus as annotated by hand, and the graph of it.

Nobody changes what comes from here; a test that wants another graph makes its own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Article, Record
from tests.asked import folder_of
from tests.clusters import scheduler, started
from tests.factories import STEMS, annotated
from tests.reports import settled
from tests.stores import oxigraph, server, virtuoso

__all__ = ["oxigraph", "scheduler", "server", "started", "virtuoso"]  # fixtures that live elsewhere


@pytest.fixture(scope="session")
def sample_records() -> tuple[tuple[Article, Record], ...]:
    """The articles of the sample corpus, each with its hand-made record."""
    return tuple(map(annotated, STEMS))


@pytest.fixture(scope="session")
def sample(sample_records) -> KnowledgeGraph:
    """The graph of the hand-made records."""
    return settled(*sample_records)


@pytest.fixture(scope="session")
def sample_folder(sample, tmp_path_factory) -> Path:
    """The tables and the store of the hand-made records, as a build leaves them."""
    return folder_of(sample, tmp_path_factory.mktemp("sample"))
