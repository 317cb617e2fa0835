"""The listing of kg/, the drawing in the README and the import contract tell the same story."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = SETTINGS["tool"]["importlinter"]["contracts"]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
OPEN_ROOMS = ("sources", "exporters", "views", "executors", "cli", "measures")


def listing():
    """The rooms there are: modules, and folders that hold modules."""
    files = {path.stem for path in (ROOT / "kg").glob("*.py")} - {"__init__"}
    return files | {path.parent.name for path in (ROOT / "kg").glob("*/*.py")}


def contract():
    """The rooms by layer, without those in brackets, which are not built yet."""
    (layers,) = (contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
    built = [set(re.findall(r"(?<!\()\b\w+", layer)) for layer in layers]
    return [rooms for rooms in built if rooms]


def drawing():
    """The rooms by line of the README's drawing: what stands before a wide gap and an explanation."""
    (block,) = (block for block in blocks() if block.startswith("__main__\n"))
    rows = [re.split(r" {4,}", line)[0] for line in block.splitlines()]
    return [set(re.findall(r"\w+", row)) for row in rows]


def blocks():
    return re.findall(
        r"^```\w*\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def test_the_contract_names_the_rooms_that_are_there():
    assert set().union(*contract()) == listing()


def test_the_readme_draws_the_contract():
    assert drawing() == contract()


def test_the_contracts_hold():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_each_outside_library_has_one_door():
    guarded = {library for contract in CONTRACTS for library in contract.get("forbidden_modules", ())}
    assert guarded >= {"httpx", "networkx", "pyoxigraph", "pyvis", "rdflib", "rich", "rustworkx", "scipy", "typer"}


@pytest.mark.parametrize("room", OPEN_ROOMS)
def test_every_open_room_has_a_recipe(room):
    assert re.search(rf"^### .*`kg/{room}/", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_committing_runs_the_words_of_make_check():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    words = re.search(r"^check: (.+)$", makefile, re.MULTILINE)[1].split()
    assert words == re.findall(r"entry: make (\w+)", hooks)


def test_ci_runs_the_test_command_of_the_readme():
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def modules():
    return sorted((ROOT / "kg").rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_imports_our_own_modules(path):
    functions = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, FUNCTIONS))
    inside = [inner for function in functions for inner in ast.walk(function)]
    imported = [name.name for node in inside if isinstance(node, ast.Import) for name in node.names]
    imported += [node.module or "." for node in inside if isinstance(node, ast.ImportFrom)]
    assert not [name for name in imported if name.split(".")[0] in ("kg", "")]
