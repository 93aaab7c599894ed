from factcheck.errors import Fault, Place, UnreadableError


def test_a_fault_prints_its_place_a_caret_and_what_was_expected() -> None:
    fault = Fault(
        "unknown key 'quantitiy'",
        Place("claims/a.yaml", 12, 5, 14),
        expected="one of the keys of a claim",
        likely="quantity",
        text="    quantitiy: up to 900 kilometers",
    )
    assert str(fault) == (
        "claims/a.yaml:12:5: unknown key 'quantitiy'\n"
        "  12 |     quantitiy: up to 900 kilometers\n"
        "     |     ^^^^^^^^^\n"
        "  expected: one of the keys of a claim\n"
        "  did you mean: quantity"
    )


def test_a_caret_stays_under_its_place_in_a_long_line() -> None:
    fault = Fault("here", Place("a", 1, 201, 204), text="x" * 200 + "bad" + "y" * 200)
    _, shown, caret = str(fault).splitlines()
    at = caret.index("^")
    assert shown[at : at + 3] == "bad"
    assert len(shown) < 100


def test_all_faults_are_told_in_the_order_of_their_places() -> None:
    late, early = Fault("late", Place("a", 9, 1)), Fault("early", Place("a", 2, 1))
    other = Fault("other file", Place("b", 1, 1))
    error = UnreadableError([other, late, early])
    assert str(error) == "a:2:1: early\na:9:1: late\nb:1:1: other file"
