"""What of a graph is shown: the meetings meant, the stronger ties, the busiest things, and what went."""

from __future__ import annotations

import pytest

from kg import measures
from kg.errors import GraphError, UnknownFormatError, ViewError
from kg.network import Selection, everything, officials, provinces
from kg.views import html
from kg.views.page.centres import centre, neighbourhood
from tests.command import kg
from tests.small_graph import small_graph
from tests.test_views import embedded


def notes_of(page: str) -> dict[str, dict[str, object]]:
    return {note["key"]: note for note in embedded(page)["page"]["notes"]}


# ---------------------------------------------------------------- meetings
def test_nothing_asked_selects_everything(sample):
    seen = Selection().seen(sample)
    assert seen.graph is sample
    assert (seen.of, seen.meetings, dict(seen.given)) == (len(sample.meetings), len(sample.meetings), {})
    network = provinces(sample)
    assert set(map(frozenset, Selection().thinned(network).network.edges)) == set(map(frozenset, network.edges))


def test_conditions_are_those_of_filter_and_are_remembered(sample):
    seen = Selection(topic="tourism", since="2017").seen(sample)
    assert seen.graph == sample.filter(topic="tourism", since="2017")
    assert seen.given == {"topic": "tourism", "since": "2017"}
    assert seen.of == len(sample.meetings) > seen.meetings


def test_through_a_lens_the_units_of_that_day_are_selected(sample):
    seen = Selection(lens="today").seen(sample)
    assert seen.graph.lens.name == "today"
    assert seen.graph == sample.through("today")


@pytest.mark.parametrize("wrong", [{"top": 0}, {"min_meetings": -1}, {"top": -3}])
def test_numbers_that_cannot_be_meant_are_refused(wrong):
    with pytest.raises(GraphError, match=r"expected a whole number from [01] on"):
        Selection(**wrong)


def test_planned_meetings_are_counted_apart_and_tie_nobody():
    graph = small_graph()
    meetings = graph.meetings.assign(status="planned")
    planned = type(graph)(**dict(graph.tables) | {"meetings": meetings})
    seen = Selection().seen(planned)
    assert (seen.meetings, seen.planned, len(seen.counted.meetings)) == (1, 1, 0)
    assert set(provinces(graph).edges)
    assert not provinces(seen.counted).edges
    notes = notes_of(html(planned, "provinces"))
    assert notes["planned"]["values"] == {"n": 1}
    assert "no_ties" in notes
    shown = next(node for node in embedded(html(planned, "full"))["nodes"] if node["kind"] == "meeting")
    assert shown["doubt"] == [["doubt", "planned", {}]]


# ---------------------------------------------------------------- ties and things
def test_ties_of_too_few_meetings_go_and_are_counted(sample):
    network = provinces(sample)
    thinned = Selection(min_meetings=2).thinned(network)
    kept = {frozenset(pair) for pair in network.edges if len(network.edges[pair]["ids"]) >= 2}
    assert kept
    assert set(map(frozenset, thinned.network.edges)) == kept
    assert thinned.weak == network.number_of_edges() - len(kept)


def test_the_top_things_are_those_with_the_most_meetings(sample):
    network = officials(sample)
    met = {one: {row for *_, ids in network.edges(one, data="ids") for row in ids} for one in network}
    best = sorted(met, key=lambda one: (-len(met[one]), one))[:5]
    thinned = Selection(top=5).thinned(network)
    assert set(thinned.network) <= set(best)
    assert sum(thinned.beyond.values()) == len(network) - 5


def test_in_the_whole_network_things_not_ties_need_their_meetings(sample):
    network = everything(sample)
    thinned = Selection(min_meetings=2).thinned(network, always=["quang-ninh"])
    for one in set(thinned.network) - {"quang-ninh"}:
        around = {*network.successors(one), *network.predecessors(one)}
        if network.nodes[one]["kind"] != "meeting":
            assert len({other for other in around if network.nodes[other]["kind"] == "meeting"}) >= 2
    assert thinned.few
    assert "quang-ninh" in thinned.network


def test_who_is_at_no_meeting_is_drawn_on_demand(sample):
    without, whole = html(sample, "full"), html(sample, "full", min_meetings=0)
    absent = notes_of(without)["absent"]["parts"]
    assert len(embedded(whole)["nodes"]) - len(embedded(without)["nodes"]) == sum(absent.values()) > 0
    assert "absent" not in notes_of(whole)


# ---------------------------------------------------------------- in pages
def test_the_width_of_a_pair_is_the_strength_that_is_measured(sample):
    told = embedded(html(sample, "provinces"))
    drawn = {frozenset((link["from"], link["to"])): link["weight"] for link in told["edges"] if link["kind"] == "met"}
    measured = measures.strength(sample)
    units = {node["id"] for node in told["nodes"]}
    assert {one for pair in drawn for one in pair} == units
    assert {pair: len(ids) for pair, ids in pairs_of(sample).items()} == drawn
    assert units <= set(measured["unit"])


def pairs_of(graph) -> dict[frozenset[str], set[str]]:
    """The meetings of every two provinces, from the parties alone."""
    kinds = dict(zip(graph.units["unit"], graph.units["kind"], strict=True))
    held = set(graph.meetings.loc[graph.meetings["status"] != "planned", "meeting"])
    found: dict[frozenset[str], set[str]] = {}
    for meeting, rows in graph.parties.groupby("meeting"):
        units = sorted({unit for unit in rows["unit"] if kinds[unit] in ("province", "city")})
        for index, one in enumerate(units if meeting in held else []):
            for other in units[index + 1 :]:
                found.setdefault(frozenset((one, other)), set()).add(str(meeting))
    return found


def test_a_page_says_what_was_asked_for_and_what_it_leaves_out(sample):
    notes = notes_of(html(sample, "provinces", topic="tourism", top=4, min_meetings=1))
    assert notes["selected"]["values"]["all"] == len(sample.meetings)
    assert notes["selected"]["values"]["given"][0][2]["value"] == {"vi": "Du lịch", "en": "Tourism"}
    assert notes["beyond"]["parts"]["province"] > 0
    assert notes_of(html(sample, "provinces", min_meetings=2))["weak"]["values"]["n"] > 0
    assert notes_of(html(sample, "full", min_meetings=3))["few"]["parts"]["province"] > 0


def test_an_empty_page_says_why(sample):
    assert "none_fit" in notes_of(html(sample, "provinces", since="2040"))
    assert "no_ties" in notes_of(html(sample, "provinces", min_meetings=50))
    assert "no_meetings" in notes_of(html(type(sample)(), "topics"))


# ---------------------------------------------------------------- around one thing
def test_a_thing_is_named_by_id_slug_or_name_with_or_without_accents(sample):
    kinds = ("unit", "official", "topic")
    for words in ("quang-ninh", "Quảng Ninh", "quang ninh"):
        assert centre(sample, words, kinds) == "quang-ninh"
    assert centre(sample, "Du lịch", kinds) == "tourism"
    with pytest.raises(GraphError, match=r"about='nhà': no unit or official or topic|may be meant"):
        centre(sample, "nhà", kinds)
    with pytest.raises(GraphError, match=r"about='Nguyễn': \d+ may be meant: .*give an id"):
        centre(sample, "Nguyễn", kinds)


def test_a_step_leads_over_meetings_and_not_on_from_topics(sample):
    network = everything(sample)
    near, far = neighbourhood(network, "quang-ninh", 1), neighbourhood(network, "quang-ninh", 2)
    met = set(sample.parties.loc[sample.parties["unit"] == "quang-ninh", "meeting"])
    assert met <= near < far
    people = set(sample.participations.loc[sample.participations["meeting"].isin(met), "official"])
    assert people <= near
    assert far < set(network)


def test_what_nobody_named_is_the_busiest_and_the_page_says_so():
    assert "busiest_unit" in notes_of(html(small_graph(), "ego"))
    told = embedded(html(small_graph(), "meeting"))["page"]
    assert told["opens"] == "meeting-1"
    assert "busiest_meeting" in {note["key"] for note in told["notes"]}
    assert "busiest_unit" not in notes_of(html(small_graph(), "ego", about="lang-son"))


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("ego", {"depth": 3}, "depth=3: expected 1 or 2"),
        ("provinces", {"layout": "round"}, "layout='round': not known; expected spring or geo"),
        ("map", {"depth": 1}, "view map: no option 'depth'; it takes lang, lens, min_meetings"),
        ("topics", {"layout": "geo"}, "view topics: no option 'layout'; it takes lang, lens, min_meetings, since"),
    ],
)
def test_an_option_that_cannot_be_meant_is_refused(name, options, said):
    with pytest.raises(ViewError, match=said):
        html(small_graph(), name, **options)


def test_an_unknown_language_is_refused_by_every_preset():
    for name in ("provinces", "officials", "topics", "ego", "meeting", "full"):
        with pytest.raises(UnknownFormatError, match="'fr'; known: vi en"):
            html(small_graph(), name, lang="fr")


# ---------------------------------------------------------------- on the command line
def test_the_command_takes_what_views_take(sample_folder, tmp_path):
    path = tmp_path / "page.html"
    run = kg("view", str(sample_folder), "provinces", "-o", str(path), "--top", "5", "--lang", "en", "--layout", "geo")
    assert run.returncode == 0, run.stderr
    told = embedded(path.read_text(encoding="utf-8"))
    assert len(told["nodes"]) <= 5
    assert (told["page"]["lang"], told["page"]["geo"]) == ("en", True)


def test_the_command_says_what_a_view_does_not_take(sample_folder, tmp_path):
    run = kg("view", str(sample_folder), "officials", "-o", str(tmp_path / "x.html"), "--about", "x")
    assert run.returncode == 1
    assert run.stderr.startswith("kg: view officials: no option 'about'; it takes ")
    assert not (tmp_path / "x.html").exists()


def test_the_command_sets_what_only_one_view_takes(sample_folder, tmp_path):
    pages = [tmp_path / f"{order}.html" for order in ("region", "strength")]
    for page in pages:
        run = kg("view", sample_folder, "matrix", "--set", f"order={page.stem}", "-o", page)
        assert run.returncode == 0, run.stderr
    assert pages[0].read_text(encoding="utf-8") != pages[1].read_text(encoding="utf-8")
    assert "expected NAME=VALUE" in kg("view", sample_folder, "matrix", "--set", "order").stderr
    assert "expected region or community or strength" in kg("view", sample_folder, "matrix", "--set", "order=x").stderr
