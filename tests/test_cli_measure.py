"""``kg measure`` as a person or a script meets it."""

import csv
import io
import json

import pytest

import kg as library
from tests.command import kg
from tests.made_networks import meetings_of
from tests.small_graph import small_graph


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("measured")
    days = ["2019-05-01", "2020-05-01", "2026-05-01"]
    meetings_of(("ha-noi", "hue"), ("ha-noi", "son-la"), ("ha-noi", "tuyen-quang-2025"), dates=days).save(place)
    return place


def rows(run):
    assert run.returncode == 0, run.stderr
    return list(csv.DictReader(io.StringIO(run.stdout)))


def test_without_a_terminal_the_table_is_csv(folder):
    found = rows(kg("measure", folder, "strength"))
    assert [row["unit"] for row in found] == ["ha-noi", "hue", "son-la", "tuyen-quang-2025"]
    assert found[0]["strength"] == "3.0"


def test_options_say_what_counts_and_what_is_shown(folder):
    assert {row["unit"] for row in rows(kg("measure", folder, "strength", "--since", "2020", "--until", "2020"))} == {
        "ha-noi",
        "son-la",
    }
    assert [row["unit"] for row in rows(kg("measure", folder, "strength", "--unit", "hue"))] == ["hue"]
    run = kg("measure", folder, "strength", "--lens", "2025-06-30")
    assert {"ha-giang", "tuyen-quang"} <= {row["unit"] for row in rows(run)}
    assert "through 2025-06-30" in run.stderr


def test_a_measures_own_options_are_given_by_name(folder):
    found = rows(kg("measure", folder, "paths", "--param", "one=hue", "--param", "other=Sơn La", "--param", "limit=1"))
    assert [(row["source"], row["target"]) for row in found] == [("hue", "ha-noi"), ("ha-noi", "son-la")]


def test_seeds_are_for_measures_that_draw(folder):
    assert rows(kg("measure", folder, "communities", "--seed", "4"))
    run = kg("measure", folder, "strength", "--seed", "4")
    assert run.returncode == 1
    assert "strength: no option 'seed'" in run.stderr


def test_the_list_names_all_measures_and_the_columns_of_one(folder):
    run = kg("measure", folder, "--list")
    assert all(f"{name}: " in run.stdout for name in library.measures.known())
    assert "--param one: str (needed)" in run.stdout
    told = kg("measure", "strength", "--list").stdout
    assert "    partners (int): degree: provinces it met" in told


def test_files_are_csv_or_json_by_their_ending(folder, tmp_path):
    assert kg("measure", folder, "trends", "-o", tmp_path / "t.json").returncode == 0
    told = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert [row["meetings"] for row in told] == [1, 1, 0, 0, 0, 0, 0, 1]
    assert kg("measure", folder, "trends", "-o", tmp_path / "t.csv").returncode == 0
    assert (tmp_path / "t.csv").read_bytes().startswith(b"group,year,meetings,low,high\r\nall,2019,1.0,")
    run = kg("measure", folder, "trends", "-o", tmp_path / "t.xls")
    assert run.returncode == 1
    assert "known: .csv .json" in run.stderr


def test_json_knows_no_nan(folder, tmp_path):
    assert kg("measure", folder, "gravity", "--format", "json", "-o", tmp_path / "g.json").returncode == 0
    assert any(row["estimate"] is None for row in json.loads((tmp_path / "g.json").read_text(encoding="utf-8")))


def test_words_of_articles_cannot_calculate_or_command(tmp_path):
    people = [
        {**row, "name": "=1+1\x1b[31m"} if row["official"].startswith("mai") else row
        for row in small_graph().officials.to_dict("records")
    ]
    small_graph(officials=people).save(tmp_path / "graph")
    command = ("measure", tmp_path / "graph", "company", "--param", "of=quang-ninh")
    assert "'=1+1" in {row["label"].partition("\x1b")[0] for row in rows(kg(*command))}
    shown = kg(*command, "--format", "table").stdout
    assert "\x1b" not in shown
    assert "\\x1b[31m" in shown


def test_a_table_for_people_is_cut_and_says_so(folder):
    run = kg("measure", folder, "strength", "--format", "table", "--limit", "2")
    assert "4 row(s)" in run.stdout
    assert "son-la" not in run.stdout
    assert "the first 2 of 4 rows" in run.stderr


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["strengt"], "no measure 'strengt'; known: betweenness"),
        (["strength", "--param", "of=x"], "strength has no option 'of' of its own; it has: none"),
        (["communities", "--param", "runs=many"], "runs='many'; expected int"),
        (["communities", "--param", "runs"], "as NAME=VALUE"),
        (["paths"], "paths: needs one and other"),
        (["strength", "--unit", "hu"], "did you mean"),
        ([], "give the folder of a graph and the name of a measure"),
    ],
)
def test_mistakes_are_named(folder, words, complaint):
    run = kg("measure", folder, *words)
    assert run.returncode != 0
    assert complaint in run.stderr.replace("\n", " ")
    assert "Traceback" not in run.stderr
