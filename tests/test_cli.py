"""The command as a person or a script meets it: files, output, messages and exit codes."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kg import cli, load
from tests.command import kg, rows

MEETING = """\
Đoàn công tác tỉnh An Giang làm việc tại tỉnh Cà Mau
2019-06-03 08:15:00 | LÊ MẬN
Ngày 3/6, đoàn công tác tỉnh An Giang do ông Lê Văn Mận, Phó Chủ tịch UBND tỉnh An Giang dẫn đầu đã đến thăm và \
làm việc với UBND tỉnh Cà Mau để trao đổi, học tập kinh nghiệm phát triển du lịch.
Tiếp đoàn có ông Trần Văn Đước, Chủ tịch UBND tỉnh Cà Mau.
"""
BESIDE_THE_VERBS = {"__init__", "conversation", "logs", "options", "screen", "summary"}


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    (folder / "an-giang.txt").write_text(MEETING, encoding="utf-8")
    (folder / "tin-khac.txt").write_text("Trời hôm nay nắng\n\nHôm nay trời nắng đẹp.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    path = tmp_path_factory.mktemp("broken") / "news.jsonl"
    rows = ['{"id": "a"}', json.dumps({"id": "b", "text": MEETING})]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(articles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    run = kg("build", articles, "-o", folder)
    assert run.returncode == 0, run.stderr
    return folder


# ---------------------------------------------------------------- build
def test_build_writes_records_tables_rdf_and_the_page(built):
    made = {path.name for path in built.iterdir()}
    shown = {"graph.nq", "graph.ttl", "graph.jsonld", "network.html", "store"}
    assert made == {"records.jsonl", "graph", *shown, "build.json", "cache"}
    assert (built / "graph" / "meetings.parquet").stat().st_size
    records = rows((built / "records.jsonl").read_text(encoding="utf-8"))
    assert [record["id"] for record in records] == ["an-giang", "tin-khac"]
    assert {"an-giang", "ca-mau"} <= set(records[0]["provinces"])


def test_without_years_no_year_is_inferred(tmp_path):
    text = (
        "Hai tỉnh tổng kết năm 2016\n\nNgày 6/2, UBND tỉnh Sơn La làm việc với UBND tỉnh Phú Thọ. Cuối năm 2016 đã ký."
    )
    (tmp_path / "a.txt").write_text(f"{text} Hai bên tổng kết công tác năm 2016, bàn nhiệm vụ 2017.", encoding="utf-8")
    inferred = {}
    for option in ("--years", "--no-years"):
        assert kg("build", tmp_path / "a.txt", "-o", tmp_path / option, option).returncode == 0
        inferred[option] = load(tmp_path / option).meetings["year_inferred"].notna().sum()
    assert inferred == {"--years": 1, "--no-years": 0}


def test_building_again_with_more_workers_gives_the_same_bytes(articles, built, tmp_path):
    assert kg("build", articles, "-o", tmp_path, "--workers", 2).returncode == 0
    files, graphs = _files(built)
    assert (files, graphs) == _files(tmp_path)
    assert [file for file in files if (built / file).read_bytes() != (tmp_path / file).read_bytes()] == []


def _files(folder):
    """All files but the store's, whose bytes are Oxigraph's: there the hashes of the graphs are the same."""
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    graphs = json.loads((folder / "store" / "graphs.json").read_text())["graphs"]
    return [file for file in files if file.parts[0] != "store"], graphs


def test_an_article_that_cannot_be_read_is_listed_and_the_run_goes_on(broken, tmp_path):
    run = kg("build", broken, "-o", tmp_path)
    assert run.returncode == 3
    assert f"{broken}:1: no field 'text'" in run.stderr
    assert "1 problem(s)" in run.stderr
    (problem,) = rows((tmp_path / "problems.jsonl").read_text(encoding="utf-8"))
    assert (problem["path"], problem["line"]) == (str(broken), 1)
    assert [record["id"] for record in rows((tmp_path / "records.jsonl").read_text(encoding="utf-8"))] == ["b"]


def test_problems_of_an_earlier_run_do_not_stay(articles, broken, tmp_path):
    assert kg("build", broken, "-o", tmp_path).returncode == 3
    assert kg("build", articles, "-o", tmp_path).returncode == 0
    assert not (tmp_path / "problems.jsonl").exists()


def test_strict_stops_at_the_first_article_that_cannot_be_read(broken, tmp_path):
    run = kg("build", broken, "-o", tmp_path / "out", "--strict")
    assert run.returncode == 1
    assert run.stderr.startswith(f"kg: {broken}:1: no field 'text'")
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------- extract
def test_extract_writes_one_record_a_line_to_standard_output(articles):
    run = kg("extract", articles)
    assert run.returncode == 0
    assert [record["id"] for record in rows(run.stdout)] == ["an-giang", "tin-khac"]
    assert run.stderr == ""


def test_extract_reads_json_lines_from_standard_input():
    run = kg("extract", "-", stdin=json.dumps({"id": "a", "text": MEETING}) + "\n")
    (record,) = rows(run.stdout)
    assert record["published"] == "2019-06-03"


def test_extract_writes_to_a_file(articles, tmp_path):
    assert kg("extract", articles, "-o", tmp_path / "records.jsonl").stdout == ""
    assert (tmp_path / "records.jsonl").read_text(encoding="utf-8") == kg("extract", articles).stdout
    assert [path.name for path in tmp_path.iterdir()] == ["records.jsonl"]


def test_a_reader_that_goes_away_is_no_error(articles):
    command = f'"{sys.executable}" -m kg extract "{articles}" | true'
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.stderr == ""


# ---------------------------------------------------------------- evaluate
@pytest.fixture(scope="module")
def gold(articles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    (folder / "articles").symlink_to(articles)
    (folder / "records").mkdir()
    for record in rows(kg("extract", articles).stdout):
        (folder / "records" / f"{record['id']}.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def test_evaluate_reads_the_articles_and_prints_a_line_per_facet(gold):
    run = kg("evaluate", gold)
    assert run.returncode == 0, run.stderr
    header, *facets = run.stdout.splitlines()
    assert header.split() == ["facet", "precision", "recall", "f1", "tp", "fp", "fn"]
    assert facets[0].split()[:4] == ["provinces", "1.000", "1.000", "1.000"]
    assert len(facets) == 22


def test_evaluate_scores_records_that_were_written_before(gold, tmp_path):
    record = {"id": "an-giang", "published": None, "provinces": ["an-giang", "hue"]}
    record |= {"officials": [], "meetings": [], "agreements": []}
    (tmp_path / "records.jsonl").write_text(json.dumps(record), encoding="utf-8")
    scores = json.loads(kg("evaluate", gold, tmp_path / "records.jsonl", "--json").stdout)
    assert scores["provinces"]["precision"] == 0.5
    assert scores["officials"]["tp"] == 0


# ---------------------------------------------------------------- export and view
def test_export_writes_the_format_its_file_name_says(built, tmp_path):
    for name in ("graph.nq", "graph.ttl"):
        assert kg("export", built, tmp_path / name).returncode == 0
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


def test_export_writes_tables_too(built, tmp_path):
    run = kg("export", built, tmp_path / "tables.zip")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "tables.zip").stat().st_size


def test_export_of_an_unknown_format_lists_the_known_ones(built, tmp_path):
    run = kg("export", built, tmp_path / "graph.nope")
    assert run.returncode == 1
    assert "'.nope'" in run.stderr
    assert ".ttl" in run.stderr
    assert "Traceback" not in run.stderr


def test_view_writes_a_page(built, tmp_path):
    assert kg("view", built, "network", "-o", tmp_path / "page.html").returncode == 0
    assert (tmp_path / "page.html").read_bytes() == (built / "network.html").read_bytes()


# ---------------------------------------------------------------- settings
def test_a_settings_file_sets_the_base_of_iris(articles, tmp_path):
    (tmp_path / "kg.toml").write_text('base = "https://data.example/kg/"\n', encoding="utf-8")
    run = kg("build", articles, "-o", tmp_path / "out", "--settings", tmp_path / "kg.toml")
    assert run.returncode == 0, run.stderr
    assert "https://data.example/kg/" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("worker = 2", "no setting is called 'worker'; known: workers executor scheduler base"),
        ('workers = "two"', "workers = 'two'; expected int"),
        ("workers = 0", "expected 1 or more"),
        ('executor = "cluster"', "no executor is called 'cluster'; known: dask processes serial"),
        ("workers =", "Invalid value"),
    ],
)
def test_a_wrong_setting_is_named(articles, tmp_path, line, complaint):
    (tmp_path / "kg.toml").write_text(line, encoding="utf-8")
    run = kg("extract", articles, "--settings", tmp_path / "kg.toml")
    assert run.returncode == 1
    assert complaint in run.stderr


# ---------------------------------------------------------------- help and messages
def test_every_file_of_the_room_is_a_verb_but_what_verbs_share():
    files = {path.stem for path in Path(cli.__file__).parent.glob("*.py")}
    assert set(cli.verbs()) == files - BESIDE_THE_VERBS
    assert {"build", "check", "explain", "review", "verify"} <= set(cli.verbs())


@pytest.mark.parametrize("verb", cli.verbs())
def test_help_has_an_example(verb):
    run = kg(verb, "--help")
    assert run.returncode == 0
    assert f"Example: kg {verb} " in run.stdout


def test_the_version():
    assert kg("--version").stdout.startswith("kg 0.")


def test_the_command_runs_as_a_process_of_its_own_without_warnings(articles):
    command = [sys.executable, "-W", "error", "-m", "kg", "extract", str(articles)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == kg("extract", articles).stdout


@pytest.mark.parametrize("words", [("nope",), ("build",), ("extract", ".", "--workers", "0")])
def test_a_command_that_is_not_understood_exits_with_2(words):
    assert kg(*words).returncode == 2


def test_a_path_that_does_not_exist_is_said_without_traceback(tmp_path):
    run = kg("extract", tmp_path / "nothing")
    assert run.returncode == 1
    assert run.stderr.startswith(f"kg: {tmp_path / 'nothing'}: no such file or folder; expected ")


def test_a_place_that_cannot_be_written_is_said_without_traceback(built, tmp_path):
    (tmp_path / "file").touch()
    run = kg("view", built, "network", "-o", tmp_path / "file" / "page.html")
    assert run.returncode == 1
    assert run.stderr.startswith(f"kg: {tmp_path / 'file'}: ")
    assert "Traceback" not in run.stderr


def test_progress_is_shown_on_a_terminal_and_not_in_a_pipe(articles, tmp_path):
    assert "\x1b" not in kg("extract", articles).stderr
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "kg", "extract", str(articles), "-o", str(tmp_path / "records.jsonl")]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    subprocess.run(command, stderr=terminal, stdout=subprocess.DEVNULL, env=environment, check=True)
    os.close(terminal)
    assert b"reading" in os.read(screen, 100_000)
    os.close(screen)
