"""Every slip of a project of three sources, with what notices it, or would: none changes unseen.

``python tests/mutation/test_recorded_mutants.py`` writes them down anew.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from factcheck import load, standard_checks  # noqa: E402 — as above
from factcheck.mutation.mutants import mutants_of  # noqa: E402 — as above

RECORD = Path(__file__).with_name("mutants.txt")
FERRY = """\
Ferry Runs Again After Storm

BERGEN, Jan. 17 — The ferry crossed the sound on Tuesday, 16 January 2024, with 250 people aboard:
120 women and 130 men. The sound is 900 metres (2,950 feet) wide. Ada Holm, the Norwegian mayor,
waved. “It was a step back,” Ole Berg said. Two days later it stopped.

Four boats of 30 tons lay near, and 12 percent of 250 seats, or 30, were free in May 2023.

The picture is 40 years old. Photo: Eva Lind
"""
FILES = {
    "seeds/ferry.txt": FERRY,
    "claims/ferry.yaml": """\
source: {title: Ferry, file: ../seeds/ferry.txt, published: 2024-01-19}
claims:
  day: {exact: "Tuesday, 16 January 2024", about: [ferry, day], date: "Tuesday, 16 January 2024"}
  stop: {exact: Two days later, about: [ferry, stop], date: Two days later, from: day}
  all: {exact: with 250 people aboard, about: [ferry, people], quantity: 250 people,
    total_of: [women, men]}
  women: {exact: 120 women, suffix: and 130, quantity: 120 women}
  men: {exact: 130 men, prefix: "women and", quantity: 130 men}
  width: {exact: "900 metres (2,950 feet)", about: [sound, width], quantity: 900 metres,
    restated: "2,950 feet"}
  mayor: {exact: "Ada Holm, the Norwegian mayor", about: Ada Holm, name: Ada Holm, role: mayor,
    country: Norway}
  said: {exact: It was a step back, quotation: It was a step back, by: Ole Berg, quoted_from: storm}
  seats: {exact: "250 seats", about: [ferry, seats], quantity: 250 seats}
  free: {exact: "30, were free", quantity: "30", about: [seats, free]}
  share: {exact: 12 percent of, share: 12 percent, share_of: {part: free, whole: seats}}
  spring: {exact: in May 2023, date: May 2023, about: [seats, month]}
  lost: {exact: 55 lorries, quantity: 55 lorries}
expect: [stop - day < 5 days, women < men]
unclaimed: {"The picture is 40 years old": a picture}
""",
    "seeds/storm.txt": "Storm\n\n“It was a step back,” Ole Berg said. The ferry had 250 people.\n",
    "claims/storm.yaml": """\
source: {title: Storm, file: ../seeds/storm.txt, published: 2024-01-18}
claims:
  said: {exact: It was a step back, quotation: It was a step back, by: Ole Berg}
  people: {exact: 250 people, about: [ferry, people], quantity: 250 people}
  wide: {about: [bay, width], quantity: 3 km}
expect: [people == ferry.women + ferry.men]
""",
    "claims/later.yaml": """\
source: {title: Later, published: 2024-01-25}
claims:
  after: {date: the day before, from: ferry.stop, about: [ferry, eve]}
  eve: {date: 17 January 2024, about: [ferry, eve]}
  bay: {about: [bay, width], quantity: 3 km}
  width: {about: [sound, width], quantity: "901 metres"}
""",
    "claims/reference/known.yaml": """\
source: {title: Known}
claims:
  holm: {about: Ada Holm, name: Ada Holm, role: mayor, country: Norway,
    cite: {title: A list, url: "https://example.org/"}}
  seats: {about: [ferry, seats], quantity: up to 300 seats,
    cite: {title: A list, url: "https://example.org/"}}
  month: {about: [seats, month], date: May 2023,
    cite: {title: A list, url: "https://example.org/"}}
""",
}


def _told(folder: Path) -> Iterator[str]:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    archive = load(folder)
    for source in archive.sources:
        for one in mutants_of(archive, source, standard_checks(), seed=3):
            left_out = " left out" if one.is_left_out else ""
            where = f"{one.place.line}:{one.place.column} {' '.join(one.claims)}"
            noticed = f"{one.rule} {one.severity} {one.message}" if one.is_noticed else one.remedy
            yield f"{one.kind}: {one.told} | {where}{left_out} | {noticed}"


def test_a_slip_is_noticed_by_what_noticed_it_before(tmp_path: Path) -> None:
    assert list(_told(tmp_path)) == RECORD.read_text("utf-8").splitlines()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as given:
        RECORD.write_text("".join(f"{line}\n" for line in _told(Path(given))), "utf-8")
