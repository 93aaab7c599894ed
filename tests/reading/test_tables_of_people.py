import pytest

from factcheck.names.tables import countries, offices
from factcheck.reading.people.people import Named
from factcheck.words import choices, rows
from tests.reading.asking import people, quotations

TITLES = {"honorific", "rank", "office", "calling", "party"}
VERBS = {form for cell, kind in rows("saying") if kind in ("say", "told") for form in choices(cell)}
PARTICIPLES = {verb for verb in VERBS if verb.endswith("ing")}
BARE = {verb for verb in VERBS if f"{verb}s" in VERBS or verb in ("deny", "testify")}  # they say


def named(text: str) -> dict[str, Named]:
    return {mention.value.name: mention.value for mention in people(text)}


def speaker(text: str) -> str:
    (mention,) = quotations(text)
    who: str = mention.value.who
    return who


def words_of(*kinds: str) -> list[str]:
    return [words for words, kind, _ in offices() if kind in kinds]


def test_every_title_office_and_calling_before_a_name_tells_a_person() -> None:
    found = {
        words: named(f"They met the old {words} Ada Holm there.") for words in words_of(*TITLES)
    }
    assert [words for words, people in found.items() if "Ada Holm" not in people] == []


def test_every_office_behind_a_name_is_the_persons() -> None:
    found = {words: named(f"Ada Holm, the {words}, left.") for words in words_of("office")}
    roles = {words: people["Ada Holm"].role for words, people in found.items()}
    assert roles == {words: words for words in found}


def test_every_tie_tells_a_person() -> None:
    found = {words: named(f"They met his {words}, Ada Holm, there.") for words in words_of("tie")}
    assert [words for words, people in found.items() if "Ada Holm" not in people] == []


@pytest.mark.parametrize("sentence", ["by {} president Ada Holm.", "by {}’s president, Ada Holm."])
def test_every_word_for_a_country_tells_whose_president_it_is(sentence: str) -> None:
    found = {words: named(f"It was told {sentence.format(words)}") for words in countries()}
    told = {words: (one["Ada Holm"].country, one["Ada Holm"].role) for words, one in found.items()}
    assert told == {words: (country, "president") for words, country in countries().items()}


def test_every_verb_of_saying_attributes_the_words_behind_it() -> None:
    texts = {verb: f"The minister Ada Holm {verb}: “It is old.”" for verb in VERBS - PARTICIPLES}
    assert [verb for verb, text in texts.items() if speaker(text) != "Ada Holm"] == []


def test_every_participle_attributes_the_words_to_whom_the_sentence_is_about() -> None:
    texts = {verb: f"Ada Holm, 43, nodded, {verb}: “It is old.”" for verb in PARTICIPLES}
    assert [verb for verb, text in texts.items() if speaker(text) != "Ada Holm"] == []


def test_every_finite_verb_of_saying_attributes_the_words_before_it() -> None:
    finite = VERBS - PARTICIPLES - BARE
    texts = {verb: f"“It is old,” {verb} the minister Ada Holm." for verb in finite}
    assert [verb for verb, text in texts.items() if speaker(text) != "Ada Holm"] == []


@pytest.mark.parametrize("around", ["It rained.", "Nothing was said. It rained, and then more."])
def test_paragraphs_around_that_name_nobody_change_nothing(around: str) -> None:
    text = "The mayor, Ada Holm, left. “It is old,” she said, and Mr Berg nodded."
    longer, moved = f"{around}\n\n{text}\n\n{around}", len(around) + 2
    for find in (people, quotations):
        alone = [(one.start, one.end, one.text) for one in find(text)]
        inside = [(one.start - moved, one.end - moved, one.text) for one in find(longer)]
        assert inside == alone
