"""What hides is named, and nothing gives orders to a build server."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.harmless import escaped_in_json, printed, visible, without_commands

ORDERS = ("::", "##[", "##vso[")


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x07", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\x9d", "\u00ad", "\u034f"),
        *("\u061c", "\u115f", "\u17b4", "\u180e", "\u200b", "\u200d", "\u2028", "\u202e"),
        *("\u2066", "\u2800", "\u3164", "\ufeff", "\uffa0", "\U000e0041", "\ud800", "\udcff"),
        *("\ufe0f", "\u180b", "\U000e0100"),  # selectors, behind a Latin letter
    ],
)
def test_a_character_that_hides_is_named(character: str) -> None:
    assert visible(f"a{character}b") == f"a[U+{ord(character):04X}]b"


@pytest.mark.parametrize(
    "text",
    [
        "naïve – “quoted” ½ 5 °C\t900 km\nnext line",
        "❤️ and 1️⃣",  # a picture's form
        "葛\U000e0100城",  # a form of an ideograph
        "ᠮᠣᠩ\u180bᠭᠣᠯ",  # Mongolian is spelled with selectors
        "최선희 עברית Сергей नमस्ते",
    ],
)
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_a_second_selector_hides_behind_the_first() -> None:
    assert visible("❤\ufe0f\ufe01\ufe02") == "❤\ufe0f[U+FE01][U+FE02]"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error file=x::boo", ": :error file=x::boo"),
        ("a\n  ::stop-commands::x", "a\n  : :stop-commands::x"),
        ("\033[1;31m::error::x", "\033[1;31m: :error::x"),
        ("a ##[error]b ##vso[task.x]", "a # #[error]b # #vso[task.x]"),
        ("###[group]", "## #[group]"),
        ("std::vector, 10::20, C# [1], ## heading", "std::vector, 10::20, C# [1], ## heading"),
    ],
)
def test_a_command_to_a_build_server_is_parted_by_a_blank(line: str, shown: str) -> None:
    assert without_commands(line) == shown


@given(st.text(st.characters(codec=None) | st.sampled_from(":# [\n\t"), max_size=30))
@example("\x80\U000e0100")  # a selector behind what is named itself
def test_of_any_text_no_line_is_a_command_and_nothing_hides(text: str) -> None:
    shown = printed(text)
    assert not any(line.lstrip().startswith("::") for line in shown.split("\n"))
    assert not any(order in shown for order in ORDERS[1:])
    assert visible(shown) == shown


@given(st.text(max_size=20) | st.sampled_from(["\u202e\U000e0041", "\x9b", "a\u034f"]))
def test_json_of_which_nothing_hides_reads_as_the_same(text: str) -> None:
    written = escaped_in_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert visible(written) == written
