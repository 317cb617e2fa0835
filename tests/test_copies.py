"""Articles that copy each other: found whatever portals print around them, and nothing else is."""

import random
import re

import pytest

from kg import pipeline
from kg.corpus.copies import SIMILAR, copies
from kg.layout import lay_out
from kg.model import Article
from tests.command import kg

WORDS = re.findall(
    r"\w+",
    """
    đoàn công tác tỉnh đến làm việc tại trao đổi kinh nghiệm về xây dựng nông thôn mới lãnh đạo hai bên thống nhất tiếp
    tục phối hợp chặt chẽ trong thời gian tới các sở ngành địa phương người dân doanh nghiệp cải cách hành chính du lịch
    đường giao thông nước sạch y tế giáo dục rừng biển cảng cá lúa gạo cà phê chè quế thủy điện biên giới
    """,
)


def report(seed, words=300):
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(words))


def article(id, text, published=None):
    return lay_out(Article(id=id, text=text, published=published))


def groups(found):
    grouped = {}
    for copy in found:
        grouped.setdefault(copy.first, []).append(copy.article)
    return grouped


def test_ten_sites_with_one_report_are_one_group_headed_by_the_first():
    text = report(1)
    around = [f"Trang chủ > Tin tức\nTiêu đề số {n}\n{text}\nTheo báo số {n}\nTags: một, hai, {n}" for n in range(10)]
    copied = [article(f"site{n}", one, f"2019-06-{20 - n}") for n, one in enumerate(around)]
    found = copies([*copied, *(article(f"other{n}", report(n + 2)) for n in range(20))])
    assert groups(found) == {"site9": [f"site{n}" for n in reversed(range(10))]}
    assert all(copy.similarity > 0.9 for copy in found)


def test_a_shortened_copy_is_found_and_a_report_that_quotes_a_little_is_not():
    text = report(1)
    found = copies([article("a", text), article("b", text[: len(text) * 4 // 5]), article("c", text[:300] + report(9))])
    assert groups(found) == {"a": ["a", "b"]}


@pytest.mark.parametrize("order", range(3))
def test_the_order_of_the_articles_changes_nothing(order):
    articles = [article(f"x{n}", report(n // 2)) for n in range(12)] + [article("short", "Tin ngắn.")] * 2
    random.Random(order).shuffle(articles)
    assert groups(copies(articles)) == {f"x{n}": [f"x{n}", f"x{n + 1}"] for n in range(0, 12, 2)}


def test_the_estimate_is_near_the_share_of_common_runs():
    for seed in range(10):
        first, rest = report(seed).split(), report(seed + 100).split()
        one, other = [*first, *rest[:40]], first
        runs = [{tuple(text[at : at + 5]) for at in range(len(text) - 4)} for text in (one, other)]
        share = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
        assert share > SIMILAR
        (_, copy) = copies([article("a", " ".join(other)), article("b", " ".join(one))])
        assert abs(copy.similarity - share) < 0.15


def test_short_texts_are_alike_by_chance():
    assert copies([article(name, "Sáng nay, tỉnh họp.") for name in "ab"]) == []
    assert copies([]) == []


def test_a_build_writes_the_groups_and_takes_away_those_of_before(tmp_path):
    texts = {"a": report(1), "b": report(1) + " hết", "c": report(3)}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    pipeline.build(tmp_path, output=out, store=False)
    head, *rows = (out / "duplicates.csv").read_text(encoding="utf-8").splitlines()
    assert head == "article,first,similarity"
    assert [row.split(",")[:2] for row in rows] == [["a", "a"], ["b", "a"]]
    pipeline.build([tmp_path / "a.txt", tmp_path / "c.txt"], output=out, store=False)
    assert not (out / "duplicates.csv").exists()


def test_the_help_says_where_the_groups_are():
    assert "duplicates.csv" in kg("build", "--help").stdout
