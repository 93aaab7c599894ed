"""The day of publication as an article tells it: in its dateline, or in a line of its own."""

from __future__ import annotations

import pytest

from factcheck.reading.dates.datelines import _HEAD, dateline_end, published_in

TEXT = " A hall opened.\n"


@pytest.mark.parametrize(
    "before",
    ["LEEDS, ", "LEEDS, on ", "NEW YORK, N.Y., ", "\ufeffLEEDS, ", "A hall opened.\n\nLEEDS, "],
)
@pytest.mark.parametrize("behind", [" —", " –", " -", "--", " (Sund News) —"])
def test_a_place_in_capitals_and_a_dash_make_a_dateline(before: str, behind: str) -> None:
    text = f"{before}Feb. 20, 2025{behind}{TEXT}"
    assert published_in(text) == "Feb. 20, 2025"
    assert text[: dateline_end(text)].endswith("2025")


@pytest.mark.parametrize(
    "text",
    [
        f"Leeds, Feb. 20, 2025 —{TEXT}",
        f"leeds, Feb. 20, 2025 —{TEXT}",
        f"L, Feb. 20, 2025 —{TEXT}",
        f"LEEDS Feb. 20, 2025 —{TEXT}",
        f"LEEDS 5, Feb. 20, 2025 —{TEXT}",
        f"LEEDS, Feb. 20, 2025{TEXT}",
        f"LEEDS, Feb. 20, 2025 —\n\n{TEXT}",
        f"LEEDS, Feb. 20 —{TEXT}",
        f"LEEDS, February 2025 —{TEXT}",
        f"Built on 20 February 2025\n\n{TEXT}",
        f"20 February 2025.{TEXT}",
    ],
)
def test_what_is_like_a_dateline_is_none(text: str) -> None:
    assert published_in(text) == ""
    assert dateline_end(text) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Published: {}",
        "Published on {}",
        "posted {}",
        "Last updated on {}, 10:30 GMT",
        "First posted {} at 10.30 p.m.",
        "Date: {}.",
        "FILED {}",
        "10:30, {}",
        "at 9:05 am {}",
        "{} - 10:30",
        "{} | 10:30 AM EST",
        "{} | Updated 2 hours ago",
        "{} 10:30 | Updated 21 February",
        "\ufeff{}",
    ],
)
@pytest.mark.parametrize("day", ["20 February 2025", "2025-02-20", "Feb 20th, 2025"])
def test_a_line_of_a_day_alone_tells_when_it_was_published(line: str, day: str) -> None:
    assert published_in(f"Hall opens\n{line.format(day)}\n\n{TEXT}") == day


@pytest.mark.parametrize(("at", "told"), [(_HEAD - 1, "20 February 2025"), (_HEAD, "")])
def test_such_a_line_stands_at_the_head(at: int, told: str) -> None:
    assert published_in(f"{'A hall.' * 100}"[: at - 1] + f"\n20 February 2025\n{TEXT}") == told
