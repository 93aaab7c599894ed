"""One figure that is wrong clashes with other claims and breaks relations: one finding."""

from __future__ import annotations

from factcheck import Result, run
from tests.archive.conftest import Project

CITE = "cite: {title: t, url: https://example.org, accessed: 2024-01-18}"
VOTES = """\
ada: {quantity: '6,103'}
ben: {quantity: '3,004'}
spoilt: {quantity: '182'}
valid: {quantity: '9,017', total_of: [ada, ben]}
share_ada: {share: 67.01%, share_of: {part: ada, whole: valid}}
share_ben: {share: 32.99%, share_of: {part: ben, whole: valid}}
share_valid: {share: 97.96%, share_of: {part: valid, whole: turnout}}
"""


def told(result: Result) -> list[tuple[str, str]]:
    return [(found.rule, found.claims[0].id) for found in result.findings]


def test_a_day_outside_a_reference_carries_the_length_of_time_that_it_breaks(
    project: Project,
) -> None:
    project.write("reference/known", f"built: {{about: [Ferry, built], date: '1972', {CITE}}}")
    project.write(
        "a",
        "built: {about: [Ferry, built], date: in 1982}\n"
        "sunk: {about: [Ferry, sinking], date: 5 August 2009}\n"
        "age: {about: [Ferry, age], quantity: 37 years old, age_of: {born: built, on: sunk}}",
    )
    assert told(run(project.load())) == [("date-outside-reference", "built")]


def test_an_odd_one_out_carries_the_share_that_it_breaks(project: Project) -> None:
    about = "about: [Race, starters]"
    project.write(
        "a",
        f"riders: {{{about}, quantity: 167 riders}}\n"
        f"list: {{{about}, quantity: '176'}}\n"
        f"starters: {{{about}, quantity: 176 starters}}\n"
        "home: {about: [Race, finishers], quantity: 155 riders}\n"
        "share: {share: 88 percent, share_of: {part: home, whole: riders}}",
    )
    assert told(run(project.load())) == [("claims-disagree", "riders")]


def test_a_figure_beyond_a_limit_carries_the_total_that_it_breaks(project: Project) -> None:
    about = "about: [Party, seats]"
    project.write(
        "a",
        f"least: {{{about}, quantity: at least 50 seats}}\n"
        f"ours: {{{about}, quantity: 25 seats}}\n"
        "theirs: {quantity: 23 seats}\nall: {quantity: 75 seats, total_of: [ours, theirs]}",
    )
    assert told(run(project.load())) == [("bound-exceeded", "ours")]


def test_a_share_above_the_whole_is_told_of_by_itself(project: Project) -> None:
    about = "about: [Vote, share of Ada]"
    project.write(
        "a",
        f"headline: {{{about}, share: 67.0%}}\n"
        f"ada: {{{about}, share: 167.0%, share_of: {{part: hers, whole: valid}}}}\n"
        "hers: {quantity: '6,100'}\nvalid: {quantity: '9,100'}",
        expect="ada < 70 percent",
    )
    assert told(run(project.load())) == [("share-above-whole", "ada")]


def test_a_figure_that_breaks_all_but_one_is_told_beside_that_one(project: Project) -> None:
    turnout = "turnout: {quantity: '9,297', total_of: [valid, spoilt]}"
    project.write("a", VOTES + turnout)
    found = run(project.load()).findings
    assert sorted((one.rule, one.claims[0].id) for one in found) == [
        ("parts-miss-total", "turnout"),
        ("parts-miss-total", "valid"),
    ]
    (whole,) = (one for one in found if one.claims[0].id == "valid")
    assert whole.message.endswith("With valid 9,107, all 4 would hold.")


BEGUN = "begun: {about: [Works, begin], date: 3 March 2024, tense: past}\n"
ENDED = "ended: {about: [Works, end], date: 5 January 2024, tense: past}\n"


def test_a_day_told_as_past_too_early_explains_the_relations_that_a_past_day_would_mend(
    project: Project,
) -> None:
    took = "took: {about: [Works, length], quantity: two years, "
    took += "duration_of: {start: begun, end: ended}}"
    project.write("a", BEGUN + ENDED + took, published="2024-01-17", expect="begun < ended")
    assert told(run(project.load())) == [("future-event", "begun")]


def test_a_relation_that_no_past_day_mends_is_told_beside_the_day_told_too_early(
    project: Project,
) -> None:
    project.write("a", BEGUN + ENDED, published="2024-01-17", expect="begun - ended > 200 days")
    assert [rule for rule, _ in told(run(project.load()))] == ["future-event", "expectation-failed"]


def test_an_accepted_day_told_too_early_explains_nothing(project: Project) -> None:
    accepted = BEGUN.replace("past}", "past, allow: {future-event: as printed}}")
    project.write("a", accepted + ENDED, published="2024-01-17", expect="begun < ended")
    assert [rule for rule, _ in told(run(project.load()))] == ["future-event", "expectation-failed"]


def test_what_counts_from_a_day_told_too_early_is_told_with_it(project: Project) -> None:
    project.write(
        "reference/known", f"ended: {{about: [Works, end], date: 5 January 2024, {CITE}}}"
    )
    project.write(
        "a",
        BEGUN
        + "opened: {about: [Works, end], date: three weeks later, from: begun}\n"
        + "closed: {about: [Works, close], date: a month later, from: begun, tense: past}",
        published="2024-01-17",
    )
    assert told(run(project.load())) == [("future-event", "begun")]


def test_of_a_long_chain_of_days_told_too_early_the_first_is_told(project: Project) -> None:
    later = (f"c{n}: {{date: a day later, from: c{n - 1}, tense: past}}\n" for n in range(1, 1200))
    first = "c0: {date: 2 March 2024, tense: past}\n"
    project.write("a", first + "".join(later), published="2024-01-17")
    claims = project.load().claims
    assert [claim.id for claim in claims if claim.is_told_too_early] == ["c0"]


def test_fewer_than_none_are_told_of_by_themselves(project: Project) -> None:
    about = "about: [March, people present]"
    project.write(
        "a", f"noon: {{{about}, quantity: -40 people}}\nlater: {{{about}, quantity: 40 people}}"
    )
    assert told(run(project.load())) == [("impossible-value", "noon")]


def test_an_impossible_percentage_carries_the_share_that_it_breaks(project: Project) -> None:
    share = "share: {share: 64 percent, n: 12, share_of: {part: wet, whole: all}}"
    project.write("a", f"wet: {{quantity: 10 plots}}\nall: {{quantity: 12 plots}}\n{share}")
    assert told(run(project.load())) == [("percentage-impossible", "share")]


def test_an_accepted_percentage_carries_no_share_that_it_breaks(project: Project) -> None:
    accepted = "allow: {percentage-impossible: as printed}"
    share = f"share: {{share: 64 percent, n: 12, share_of: {{part: wet, whole: all}}, {accepted}}}"
    project.write("a", f"wet: {{quantity: 10 plots}}\nall: {{quantity: 12 plots}}\n{share}")
    assert [found.is_allowed for found in run(project.load()).findings] == [True, False]
