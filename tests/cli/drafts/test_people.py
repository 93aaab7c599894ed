from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.cli.drafts.people import find_people

PASSAGES = yaml.safe_load((Path(__file__).parent / "people.yaml").read_text("utf-8"))


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:40])
def test_a_person_is_recognised_by_the_office_beside_the_name(passage: dict[str, Any]) -> None:
    text = f"Headline\n\n{passage['text']}"
    found = [", ".join(person.fields.values()) for person in find_people(text)]
    assert found == passage["found"]


def test_the_claim_spans_the_office_and_the_name() -> None:
    text = "Talks\n\nHe met Sergey Lavrov, Russia’s foreign minister, there."
    (person,) = find_people(text)
    words = text[person.span.start : person.span.end]
    assert words == "Sergey Lavrov, Russia’s foreign minister"
    assert person.missing == {"about": "Sergey Lavrov"}


def test_a_headline_in_which_every_word_has_a_capital_names_nobody() -> None:
    assert list(find_people("Stronger Hermine Nears\n\nHermine was near.")) == []
