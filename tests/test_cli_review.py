"""`kg review` as a person meets it: what is asked, and a judgement added, contradicted, undone and dormant."""

import json
import os
import pty
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.command import kg, rows

ROOT = Path(__file__).parents[1]
VISIT = """\
Đoàn công tác tỉnh {home} làm việc tại tỉnh {host}
{day} 08:15:00 | LÊ MẬN
Hôm nay, đoàn công tác tỉnh {home} do ông Trần Quang Mẫu, Bí thư Tỉnh ủy {home} dẫn đầu đã đến thăm và làm việc với \
UBND tỉnh {host} để trao đổi, học tập kinh nghiệm phát triển du lịch.
"""
ARTICLES = {
    "lao-cai": VISIT.format(home="Lào Cai", host="Yên Bái", day="2019-06-03"),
    "son-la": VISIT.format(home="Sơn La", host="Điện Biên", day="2021-08-10"),
    "cao-bang": VISIT.format(home="Cao Bằng", host="Lạng Sơn", day="2023-10-12"),
}
"""One name as secretary of three provinces, years apart: enough to ask, too little to join."""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder to work in, with two articles; the judgements are where the settings say by default."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USER", "an")
    write("lao-cai", "son-la")
    assert kg("build", "articles", "-o", "output").returncode == 0
    return tmp_path


def write(*names):
    Path("articles").mkdir(exist_ok=True)
    for name in names:
        Path("articles", f"{name}.txt").write_text(ARTICLES[name], encoding="utf-8")


def build():
    return kg("build", "articles", "-o", "output")


def officials():
    """The officials of the graph that was built."""
    return {one["official"] for one in exported("officials")}


def exported(table):
    assert kg("export", "output", "graph.jsonl").returncode == 0
    return [one for one in rows(Path("graph.jsonl").read_text(encoding="utf-8")) if one["table"] == table]


def asked():
    """The candidates as other tools see them."""
    run = kg("review", "output", "--json")
    assert run.returncode == 0
    return rows(run.stdout)


def judge(verdict, pair, reason="Báo Mẫu 1/10"):
    return kg("review", "output", "--pair", pair["resolution"], "--verdict", verdict, "--reason", reason)


def lines():
    return rows(Path("data/judgements.jsonl").read_text(encoding="utf-8"))


# ---------------------------------------------------------------- what is asked
def test_a_pair_is_shown_with_both_sides_their_sentences_and_the_reasons(place):
    run = kg("review", "output")
    assert run.returncode == 0
    assert "[tran-quang-mau--lao-cai]" in run.stdout
    assert "[tran-quang-mau--son-la]" in run.stdout
    assert run.stdout.count("Bí thư Tỉnh ủy Lào Cai dẫn đầu đã đến thăm") == 1
    assert "because both-senior +2.5" in run.stdout
    assert "1 pair(s)" in run.stderr


def test_the_same_comes_as_json_for_other_tools(place):
    (pair,) = asked()
    assert pair["resolution"] in kg("review", "output").stdout
    assert [side["description"]["unit"] for side in (pair["first"], pair["second"])] == ["lao-cai", "son-la"]
    assert pair["first"]["sentences"][0]["passage"].startswith("lao-cai#char=")


def test_what_hangs_on_most_is_asked_first(place):
    write("cao-bang")
    build()
    weights = [pair["weight"] for pair in asked()]
    assert len(weights) == 3
    assert weights == sorted(weights, reverse=True)


def test_a_lens_shows_the_sides_with_the_units_of_its_day(place):
    run = kg("review", "output", "--lens", "today")
    assert "Trần Quang Mẫu, Bí thư Tỉnh ủy, lao-cai-2025" in run.stdout
    assert run.stderr.startswith("kg: through today")


def test_what_an_article_says_cannot_command_the_terminal(place):
    text = ARTICLES["lao-cai"].replace("trao đổi,", "trao\x1b[2J đổi,")
    Path("articles", "lao-cai.txt").write_text(text, encoding="utf-8")
    build()
    run = kg("review", "output")
    assert "\x1b" not in run.stdout
    assert "trao\\x1b[2J đổi" in run.stdout


# ---------------------------------------------------------------- added
def test_a_judgement_that_is_added_holds_from_the_next_build_on(place):
    assert officials() == {"tran-quang-mau--lao-cai", "tran-quang-mau--son-la"}
    run = judge("same", *asked())
    assert run.returncode == 0, run.stderr
    assert "same by an on" in run.stderr
    (line,) = lines()
    assert (line["verdict"], line["by"], line["reason"]) == ("same", "an", "Báo Mẫu 1/10")
    assert line["on"] == date.today().isoformat()
    assert build().returncode == 0
    assert officials() == {"tran-quang-mau--lao-cai"}
    assert asked() == []
    assert "judged same by an on" in kg("explain", "output", "tran-quang-mau--lao-cai").stdout
    before = Path("output/graph.nq").read_bytes()
    build()
    assert Path("output/graph.nq").read_bytes() == before


# ---------------------------------------------------------------- contradicted
def test_judgements_that_contradict_each_other_stop_the_build_and_both_lines_are_named(place):
    judge("same", *asked())
    line = json.dumps(lines()[0] | {"verdict": "different"}, ensure_ascii=False)
    with Path("data/judgements.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    before = Path("output/graph.nq").read_bytes()
    run = build()
    assert run.returncode == 1
    assert run.stderr.startswith("kg: data/judgements.jsonl:2: says ")
    assert "but data/judgements.jsonl:1 says they are the same" in run.stderr
    assert Path("output/graph.nq").read_bytes() == before


def test_a_judgement_that_would_contradict_is_not_put_on_record(place):
    (pair,) = asked()
    judge("same", pair)
    run = judge("different", pair)
    assert run.returncode == 1
    assert "data/judgements.jsonl:2" in run.stderr
    assert len(lines()) == 1


# ---------------------------------------------------------------- undone
def test_a_judgement_that_is_undone_leaves_the_graph_as_it_was(place):
    before = Path("output/graph.nq").read_bytes()
    judge("same", *asked())
    build()
    (judged,) = rows(kg("review", "output", "--judged", "--json").stdout)
    run = kg("review", "output", "--undo", judged["resolution"], "--by", "bình", "--reason", "chưa chắc")
    assert run.returncode == 0, run.stderr
    assert [(line["verdict"], line["by"]) for line in lines()] == [("same", "an"), ("withdrawn", "bình")]
    assert build().returncode == 0
    assert Path("output/graph.nq").read_bytes() == before
    assert len(asked()) == 1


def test_what_nobody_judged_cannot_be_undone(place):
    (pair,) = asked()
    run = kg("review", "output", "--undo", pair["resolution"])
    assert run.returncode == 1
    assert "nothing stands on" in run.stderr
    assert not Path("data").exists()


# ---------------------------------------------------------------- dormant
def test_a_judgement_about_what_is_gone_is_reported_and_kept(place):
    judge("same", *asked())
    before = Path("data/judgements.jsonl").read_bytes()
    Path("articles/son-la.txt").unlink()
    run = build()
    assert run.returncode == 0
    assert "kg: data/judgements.jsonl:1: dormant: says same of " in run.stderr
    assert '"unit": "son-la"' in run.stderr
    assert Path("data/judgements.jsonl").read_bytes() == before
    write("son-la")
    assert "dormant" not in build().stderr
    assert officials() == {"tran-quang-mau--lao-cai"}


# ---------------------------------------------------------------- in a terminal
def conversation(*answers):
    """What stands on the terminal when a person gives these answers, each as soon as something is asked."""
    screen, terminal = pty.openpty()
    command, environment = [sys.executable, "-m", "kg", "review", "output"], os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment) as running:
        os.close(terminal)
        seen, given = "", list(answers)
        while chunk := _read(screen):
            seen += chunk
            if given and re.search(r"(?:q\(uit\): |Why\? )$", seen):
                os.write(screen, f"{given.pop(0)}\n".encode())
    os.close(screen)
    assert (running.returncode, given) == (0, []), seen
    return seen


def _read(screen):
    try:
        return os.read(screen, 100_000).decode(errors="replace")
    except OSError:  # the other end is closed
        return ""


def test_in_a_terminal_a_person_judges_takes_back_and_leaves(place):
    write("cao-bang")
    build()
    first, second, _ = asked()
    seen = conversation("perhaps", "s", "Báo Mẫu 1/10", "undo", "d", "hai người", "skip", "q")
    assert "'perhaps' is none of the answers" in seen
    assert "1 judged of 3 pair(s)" in seen
    assert [line["verdict"] for line in lines()] == ["same", "withdrawn", "different"]
    sides = {first["first"]["description"]["unit"], first["second"]["description"]["unit"]}
    assert {lines()[-1]["left"]["unit"], lines()[-1]["right"]["unit"]} == sides
    build()
    assert asked()[0]["resolution"] == second["resolution"]


def test_in_a_terminal_what_contradicts_is_asked_again(place):
    (pair,) = asked()
    judge("same", pair)  # and not built again: the pair is still asked
    seen = conversation("d", "hai người", "d", "", "q")
    assert "Not put on record: data/judgements.jsonl:2: " in seen
    assert "a judgement needs a reason" in seen
    assert len(lines()) == 1


# ---------------------------------------------------------------- what cannot be meant
@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--verdict", "same", "--reason", "x"), "--pair is needed"),
        (("--pair", "ID", "--reason", "x"), "--verdict is needed"),
        (("--pair", "ID", "--verdict", "same"), "--reason is needed"),
        (("--pair", "ID", "--verdict", "perhaps", "--reason", "x"), "'perhaps'"),
    ],
)
def test_half_a_judgement_is_not_understood(place, words, complaint):
    (pair,) = asked()
    run = kg("review", "output", *(pair["resolution"] if word == "ID" else word for word in words))
    assert run.returncode == 2
    assert complaint in run.stderr
    assert not Path("data").exists()


def test_a_judgement_has_someone_who_judges(place, monkeypatch):
    monkeypatch.delenv("USER")
    run = judge("same", *asked())
    assert run.returncode == 2
    assert "--by is needed" in run.stderr


def test_a_pair_that_is_not_in_the_graph_is_named(place):
    run = kg("review", "output", "--pair", "resolution-0", "--verdict", "same", "--reason", "x")
    assert run.returncode == 1
    assert "no decision 'resolution-0' in the graph" in run.stderr
