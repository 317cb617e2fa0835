"""The public names, and that importing them costs nothing."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[1]
HEAVY = ("networkx", "pandas", "pyarrow", "pyoxigraph", "pyvis", "rdflib", "rich", "scipy", "typer")


def python(program):
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name):
    assert getattr(kg, name).__doc__


def test_dir_and_all_agree():
    assert dir(kg) == sorted(kg.__all__)


def test_type_checkers_see_the_names_that_are_loaded_late():
    assert set(kg._HOME) | {"__version__"} == set(kg.__all__)


def test_the_version_is_the_installed_one():
    assert kg.__version__ == importlib.metadata.version("lientinh")


def test_an_unknown_name_is_an_error_that_shows_the_way():
    with pytest.raises(AttributeError, match=r"'nope'; see kg\.__all__"):
        kg.nope  # noqa: B018


def test_importing_kg_loads_no_library():
    loaded = python("import sys, kg; dir(kg); print(*sys.modules)")
    assert not [name for name in HEAVY if name in loaded]
    assert [name for name in loaded if name.startswith("kg.")] == []


def test_the_values_of_an_article_load_no_library():
    loaded = python("import sys, kg; kg.Article, kg.Record; print(*sys.modules)")
    assert not [name for name in HEAVY if name in loaded]
