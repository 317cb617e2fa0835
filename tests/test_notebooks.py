"""The notebooks run as Jupyter runs them, in their folder, each in a kernel of its own, and are kept without output.

The kernels are those of an environment with nothing in it but what the line of the notebooks installs.
"""

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
INSTALL = '%pip install --quiet --editable "..[notebooks]"'

pytestmark = pytest.mark.filterwarnings("default")  # the libraries that speak to kernels warn of their own sockets


def cells(path, kind):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def told(cell, kind):
    return [output for output in cell.outputs if output.output_type == kind]


def test_there_are_seven_notebooks():
    assert [path.name[:3] for path in NOTEBOOKS] == [f"0{number}_" for number in range(1, 8)]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """The variables of an environment that is not this one's."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return kept | {"IPYTHONDIR": str(tmp_path_factory.mktemp("ipython"))}


@pytest.fixture(scope="module")
def python(tmp_path_factory, environment):
    """The interpreter of a fresh environment in which the line was run as `%pip` runs it; the notebooks share it."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    found = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    line = [str(found), "-m", *shlex.split(INSTALL.removeprefix("%"))]
    ran = subprocess.run(line, cwd=NOTEBOOKS[0].parent, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode and _UNREACHABLE.search(ran.stderr):
        pytest.skip("no package index can be reached, so nothing can be installed into a fresh environment")
    assert ran.returncode == 0, ran.stderr
    yield found
    shutil.rmtree(folder)  # most of a gigabyte


_UNREACHABLE = re.compile(r"Failed to establish a new connection|Name or service not known|name resolution|timed out")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_in_a_fresh_environment(path, python, environment):
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(path.parent)}}
    runner = NotebookClient(notebook, timeout=240, resources=place, skip_cells_with_tag="install")
    runner.create_kernel_manager().kernel_spec.argv[0] = str(python)
    notebook.cells.append(nbformat.v4.new_code_cell("import sys\nprint(sys.prefix)"))
    runner.execute(env=environment)
    assert Path(notebook.cells.pop().outputs[0].text.strip()) == python.parents[1]
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    warned = ["".join(one.text for one in told(cell, "stream") if one.name == "stderr") for cell in code]
    assert not any(warned), "\n".join(warned)
    drawn = [cell for cell in code if "plt.show()" in cell.source]
    assert drawn
    for cell in drawn:
        assert any("image/png" in output.data for output in told(cell, "display_data")), cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    raw = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in raw["cells"] if cell["cell_type"] == "code"]
    assert not [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"] is not None]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_begins_with_the_line_that_installs_what_it_needs(path):
    first = cells(path, "code")[0]
    assert (first.source, first.metadata.tags) == (INSTALL, ["install"])


def test_the_extra_that_is_installed_has_what_notebooks_import():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    brought = "\n".join([*project["dependencies"], *project["optional-dependencies"]["notebooks"], "kg"])
    roots = {name.split(".")[0] for path in NOTEBOOKS for name in imported(path)}
    outside = roots - {"json", "pathlib", "tempfile"}
    assert not [name for name in outside if name not in brought]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_uses_public_names_only(path):
    assert not [name for name in imported(path) if name.startswith("kg.")]


def imported(path):
    """The modules a notebook imports."""
    program = "\n".join(cell.source for cell in cells(path, "code") if not cell.source.startswith("%"))
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_plot_of_a_notebook_names_its_axes(path):
    drawing = [cell.source for cell in cells(path, "code") if "plt.show()" in cell.source]
    assert all("label" in source and "title" in source for source in drawing)
