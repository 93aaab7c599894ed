"""Who is meant by the words beside a verb of saying: a person, a body, or whoever "he" is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.names.parts import is_otherwise_titled
from factcheck.names.tables import countries, names_of, words_of
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import saying, says
from factcheck.reading.grammar.tokens import DASHES, GLUED
from factcheck.reading.people.speech import (
    PUNCTUATION,
    Speaker,
    Speech,
    determiners,
    is_capital,
    is_passive,
    is_says,
    node_at,
    opens_with_aide,
    owns,
    person,
)
from factcheck.reading.people.words_of_offices import is_to
from factcheck.words import grammar, words_in

_MOST_OPENING = 2  # nodes before the one who opens a sentence
_MOST_OF_DATELINE = 12  # nodes
_MOST_OPENING_WORDS = 8  # of what opens a sentence
_MOST_OF_TIE = 4  # nodes behind an owner: "'s younger sister"
_BACK = 5  # sentences in which whoever "he" is was told of
_LONGEST_SPEECH = 1000  # nodes through which "he" goes on
_THEY = frozenset(["they", "it"])
_SPEAKING = ("office", "calling", "trade", "tie")


@cache
def _nobody() -> frozenset[str]:
    """What opens a clause and is nobody that could be named: I, there, which."""
    words = grammar("relative", "demonstrative") | {"there", "it's"}
    return words | grammar("pronoun") - grammar("third person")


@cache
def _opening_more() -> frozenset[str]:
    """What tells more of somebody behind a comma: "Ada Holm, who", "Ada Holm, from Bergen"."""
    return grammar("relative", "preposition", "article") | {"aged", "now"}


def subject(
    speech: Speech, verb: int, start: int, last: Speaker | None, *, is_behind: bool = False
) -> Speaker | None:
    """The subject of a verb, looked for to its left, no further than ``start``."""
    prose = speech.prose
    at = _before_brackets(prose, _before_verb(prose, verb, start), start)
    norm = prose.norm(at)
    if norm in grammar("third person"):
        return _resolved(speech, at, last, is_behind=is_behind)
    if at + 1 in speech.ends:
        return _owned(speech, speech.ends[at + 1], at)
    if norm in DASHES | {"and", "but", ","} and at > start:
        return _told_between(speech, at, start, last)
    if norm == "who":
        return _told_between(speech, at, start, last)
    if norm in grammar("be") or norm in _nobody() or norm in PUNCTUATION:
        return None
    who = next((here for here in range(at, max(start, at - 6), -1) if prose.norm(here) == "who"), 0)
    if who:
        return _told_between(speech, who, start, last)
    return _noun_before(speech, at, start)


def _before_brackets(prose: Prose, at: int, start: int) -> int:
    """The node before brackets that end at a node: "the Bank of Bergen (BB) said"."""
    if prose.norm(at) != ")":
        return at
    return next((here - 1 for here in range(at, start, -1) if prose.norm(here) == "("), at)


def _before_verb(prose: Prose, verb: int, start: int) -> int:
    """The node at which the subject of a verb ends, behind words that only stand between."""
    at = verb - 1
    while at > start and (step := _beside_verb(prose, at)):
        at -= step
    return at


def _beside_verb(prose: Prose, at: int) -> int:
    """How many words at a node only stand between the subject and its verb: "on Monday"."""
    norm = prose.norm(at)
    if norm.endswith("day") and prose.norm(at - 1) == "on":
        return 2
    return int(norm in saying("beside") or norm.endswith(("ly", "day")))


def _owned(speech: Speech, mention: Mention, at: int) -> Speaker | None:
    """The person who ends the subject: "Holm", but not in "the mother of Holm"."""
    first = node_at(speech.prose, mention.start)
    is_for = speech.prose.norm(first - 1) in ("for", "to") and _is_holder(speech.prose, first - 2)
    if (
        (mention.start == mention.value.start or is_for)  # "an aide to Mr Holm"
        and speech.prose.norm(first - 1) in grammar("preposition")
        and speech.prose.sentence(first - 1)[0] < first - 1
    ):
        found = _noun_before(speech, at, speech.prose.sentence(at)[0])
        is_object = found and found.mention == mention  # "a source close to Holm said"
        return None if is_object else found
    return person(mention)


def _told_between(speech: Speech, at: int, start: int, last: Speaker | None) -> Speaker | None:
    """The subject before words between commas: "Ada Holm, of the club, said"."""
    prose = speech.prose
    contrast = words_in("beside_names", "contrast") | {";"}
    breaks = (here for here in range(at, start, -1) if prose.norm(here) in contrast)
    start = next(breaks, start)
    names = [here for here in range(at, start, -1) if _may_be_told_of(speech, here, start)]
    if prose.norm(at) in DASHES:
        names = [here for here in names if prose.norm(here) in DASHES and here < at]
    clear = (here for here in names if prose.norm(here + 1) in _opening_more())
    if names:
        return person(speech.ends[next(clear, names[0])])
    if prose.norm(at) == "who" and prose.norm(at - 1) == ",":
        return _noun_before(speech, at - 2, start)
    return _opening_noun(prose, start, at) or sentence_subject(speech, start, at, last)


def _opening_noun(prose: Prose, start: int, stop: int) -> Speaker | None:
    """What opens a sentence and is told more of: "The mill, which fell in May, said"."""
    comma = next((at for at in range(start, stop) if prose.norm(at) == ","), start)
    is_name = comma - start == 1 and prose.line[start].norm not in names_of("opening")
    is_more = is_name or prose.norm(comma + 1) in _opening_more()
    if comma - start > _MOST_OPENING_WORDS or not is_more:
        return None
    return spoken_by(prose, start, comma)


def _may_be_told_of(speech: Speech, at: int, start: int) -> bool:
    """Whether a person's name ends at a node, and more is told of the person behind it."""
    if at not in speech.ends:
        return False
    first = node_at(speech.prose, speech.ends[at].start)
    if speech.prose.norm(at) in grammar("preposition"):
        return first - start <= _MOST_OPENING
    is_more = speech.prose.norm(at) in DASHES | {",", "who", "("}
    return is_more and speech.prose.norm(first - 1) not in grammar("preposition")


def sentence_subject(speech: Speech, start: int, stop: int, last: Speaker | None) -> Speaker | None:
    """Who opens a sentence: a person, a pronoun or a name of some body."""
    prose = speech.prose
    at = start = _past_dateline(prose, start, stop)
    if _relative(prose, start, stop):
        return None
    while at < stop and (
        prose.norm(at) in names_of("opening") - grammar("third person") - grammar("article")
        or prose.norm(at) == ","
    ):
        at += 1
    if at in speech.starts:
        return person(speech.starts[at])
    if prose.norm(at) in grammar("third person"):
        return _resolved(speech, at, last)
    named = [here for here in range(at + 1, stop) if here in speech.ends]
    if len(named) == 1 and named[0] - start < 8 and prose.norm(start) not in grammar("preposition"):
        return person(speech.ends[named[0]])
    reach = range(at + 1, min(stop, at + _MOST_OPENING_WORDS))
    verbs = (here for here in reach if prose.norm(here) in grammar("have") or is_says(speech, here))
    return spoken_by(prose, at, next(verbs, at)) if at == start else None


def _past_dateline(prose: Prose, start: int, stop: int) -> int:
    """Where a sentence goes on behind the place and agency before it: "BERGEN, May 3 (NTB) -"."""
    reach = range(start, min(stop, start + _MOST_OF_DATELINE))
    ends = (at + 1 for at in reach if prose.norm(at) in DASHES and prose.norm(at - 1) == ")")
    return next(ends, start)


def _noun_before(speech: Speech, at: int, start: int) -> Speaker | None:
    """A body, an office or people without a name that end at a node: "the ministry"."""
    prose = speech.prose
    first = _noun_start(speech, at, start)
    if first is None:
        return None
    while (
        first < at
        and prose.norm(first) in names_of("opening") - determiners()
        and prose.opens(first)
    ):
        first += 1
    if prose.norm(first - 1) == "," and _may_be_told_of(speech, first - 1, start):
        return person(speech.ends[first - 1])  # "Ada Holm, an official in Bergen said"
    if first in speech.starts and not owns(prose, speech.starts[first]):
        return person(speech.starts[first])  # "Ada Holm of Norway said"
    return spoken_by(prose, first, at + 1)


def _noun_start(speech: Speech, at: int, start: int) -> int | None:
    prose = speech.prose
    here = at
    while here > start:
        norm, before = prose.norm(here), prose.norm(here - 1)
        is_plural = before == "'" and prose.line[here - 1].gap == GLUED  # the Bankers' Association
        is_of = is_to(prose, here - 1)  # an aide to Holm
        if before in PUNCTUATION | saying("stop") and not (is_plural or is_of):
            break
        if before in grammar("conjoining") and not is_capital(prose, here):
            break
        if says(before) and is_says(speech, here - 1):
            break
        is_start = norm in determiners()
        if before in grammar("preposition") and not _holds(prose, here, at):
            is_opening = here - 2 < start or prose.norm(here - 2) in PUNCTUATION
            return here if is_opening and norm in determiners() else None
        if is_start and before not in grammar("preposition"):
            break
        here -= 1
    return here


def _holds(prose: Prose, here: int, at: int) -> bool:
    """Whether what stands before "of" or "in" is the head of a subject: "millers in Bergen"."""
    if _is_holder(prose, here - 2):
        return True
    are_names = all(prose.is_capital(each) for each in range(here, at + 1))
    return are_names and prose.norm(here - 2).endswith("s")


def _is_holder(prose: Prose, at: int) -> bool:
    """Whether what stands at a node can be of something and speak: an office, a body."""
    if at < 0:
        return False
    word = prose.norm(at)
    known = words_of("office", "calling", "trade", "tie") | grammar("quantifier") | {"one", "most"}
    return word in known or word.removesuffix("s") in known or is_capital(prose, at)


def spoken_by(prose: Prose, first: int, end: int) -> Speaker | None:
    """The words from one node to another as a speaker, if they can be one."""
    if first >= end or (end - first == 1 and prose.norm(first) in determiners()):
        return None
    node, words = prose.line[first], prose.words(first, end)
    norm = node.norm
    if norm.partition("'")[0] in _nobody() | grammar("preposition") | {"without"}:
        return None
    if prose.norm(end - 1) in _nobody() | grammar("be", "coordinator") or _has_verb(
        prose, first, end
    ):
        return None
    is_told = norm in determiners() or node.text[0].isupper()
    is_people = prose.norm(end - 1) in _people()
    if norm in names_of("opening") - determiners() and not is_people:
        return None
    if not is_told and not is_people:
        return None
    if any(prose.norm(at).isdigit() for at in range(first, end)) and not is_told:
        return None
    return Speaker(words, node.start, prose.line[end - 1].end)


def _has_verb(prose: Prose, first: int, end: int) -> bool:
    """Whether words say what somebody is, and are more than who: "The act was first"."""
    norms = [prose.norm(at) for at in range(first, end)]
    if any(says(one) and other == "that" for one, other in pairwise(norms)):
        return True  # "The farmers claim that days"
    return not grammar("be").isdisjoint(norms[1:])


@cache
def _people() -> frozenset[str]:
    return words_of("people") | {
        f"{word}s" for word in words_of("office", "calling") if " " not in word
    }


def after_verb(speech: Speech, at: int, stop: int, last: Speaker | None) -> Speaker | None:
    """Who stands behind a verb of saying, or behind "according to"."""
    prose = speech.prose
    if prose.norm(at) in grammar("third person") and prose.norm(at) not in _THEY:
        return _resolved(speech, at, last, is_behind=True)
    end = at
    while end < stop and not _ends_noun(speech, at, end):
        if end in speech.starts and not owns(prose, speech.starts[end]):
            return person(speech.starts[end])
        end += 1
    apposed = end + 1 if prose.norm(end) == "," else end
    if apposed in speech.starts and _is_holder(prose, end - 1) and apposed < stop:
        return person(speech.starts[apposed])
    return spoken_by(prose, at, end)


def _ends_noun(speech: Speech, at: int, end: int) -> bool:
    prose = speech.prose
    norm = prose.norm(end)
    if end in speech.inside or norm in PUNCTUATION:
        return True
    if norm in grammar("preposition") and end > at:
        is_place = norm in words_in("beside_names", "past a speaker")
        return is_place or not _is_holder(prose, end - 1)
    is_verb = bool(says(norm)) and norm not in saying("noun")
    return end > at and (is_verb or norm in saying("stop") | saying("behind"))


def _resolved(
    speech: Speech, at: int, last: Speaker | None, *, is_behind: bool = False
) -> Speaker | None:
    """Whom a pronoun means: the last who spoke or acted, where nobody else came in since.

    Behind what is said, it goes back to the sentence before: "Berg would leave, he said".
    """
    prose = speech.prose
    if prose.norm(at) in _THEY:
        return _body_before(speech, at, last)
    is_he = prose.norm(at) == "he"
    if last and last.mention and not _may_be(speech, last.mention, is_he):
        last = None
    for start, stop in _stretches_back(speech, prose.sentence(at)[0] if is_behind else at):
        named = [m for m in _named_in(speech, start, stop) if _may_be(speech, m, is_he)]
        if others := _others(speech, start, stop, named):
            return others[0]
        if stop <= prose.sentence(at)[0] and _opens_with(prose, start, prose.norm(at)):
            continue  # whoever "he" is in this sentence is the same
        is_last = last and start <= node_at(prose, last.start) < stop and _is_person(last)
        if last and is_last and all(one.value.full == last.full for one in named):
            return last
        if last and not named and start <= node_at(prose, last.start) < stop:
            return None  # a name that nothing tells to be a person's
        is_one = len({m.value.full for m in named}) == 1
        if named and (is_one or _tells(speech, start, named[0]) or _leads(speech, start, named)):
            return person(named[0])
        if named:
            return None
    return None


def _others(
    speech: Speech, start: int, stop: int, named: Sequence[Mention]
) -> list[Speaker | None]:
    """Who of a sentence a pronoun means before all the named: one, or one whom nobody can name."""
    prose = speech.prose
    if teller := _teller(speech, start, stop) or _aged(prose, start):
        return [teller]
    if relative := _relative(prose, start, stop):
        beside = (m for m in named if 0 <= node_at(prose, m.start) - relative <= 1)
        return [next((person(m) for m in beside), None)]
    return [None] if any(opens_with_aide(speech, start, one) for one in named[:1]) else []


def _relative(prose: Prose, start: int, stop: int) -> int:
    """Where the words for somebody's relative end that open a sentence: "Holm's mother, Ada"; or 0.

    Whoever "she" is next is that relative, named or not.
    """
    opening = range(start + 1, min(stop, start + _MOST_OPENING_WORDS))
    at = next((here for here in opening if prose.norm(here) in ("'s", "'")), stop)
    if prose.norm(start) in grammar("preposition", "of time"):
        return 0
    ends = range(at + 1, min(stop, at + _MOST_OF_TIE))
    return next((here + 1 for here in ends if prose.norm(here) in words_of("tie")), 0)


def _opens_with(prose: Prose, start: int, word: str) -> bool:
    """Whether a pronoun is the first word of a sentence, a conjunction aside: "And he said"."""
    first = start + 1 if prose.norm(start) in grammar("coordinator") else start
    return prose.norm(first) == word


def _teller(speech: Speech, start: int, stop: int) -> Speaker | None:
    """Somebody without a name who speaks in a sentence: "an executive's spokeswoman insisted"."""
    told = telling(speech, start, stop)
    if told is None:
        return None
    words = told.who.split()
    is_named = node_at(speech.prose, told.end) in speech.ends  # "a spokeswoman for Holm"
    ends = (at for at, word in enumerate(words) if at and word in grammar("preposition"))
    word = words[next(ends, 0) - 1 if is_named else -1]
    is_surname = any(told.who == one.value.full for one in speech.ends.values())
    is_somebody = word.casefold() in words_of(*_SPEAKING) or word in countries() or is_surname
    return told if is_somebody else None


def _aged(prose: Prose, start: int) -> Speaker | None:
    """Who opens a sentence without a name: "The 28-year-old won. It was hard, he said"."""
    first, age, *rest = [prose.norm(start + step) for step in range(6)]
    is_aged = first == "the" and age.isdecimal() and rest == ["-", "year", "-", "old"]
    return spoken_by(prose, start, start + 6) if is_aged else None


def telling(speech: Speech, start: int, stop: int) -> Speaker | None:
    """Whoever speaks in a sentence and has no name."""
    places = (at for at in range(start + 1, stop) if at not in speech.inside)
    verbs = (at for at in places if not speech.prose.norm(at).endswith("ing"))
    verb = next((at for at in verbs if is_says(speech, at, is_any=True)), 0)
    if not verb or is_passive(speech, verb):
        return None
    if verb in speech.ends:  # "a spokeswoman for Holm said"
        found = _owned(speech, speech.ends[verb], verb - 1)
        return found if found and not found.mention else None
    at = _before_brackets(speech.prose, _before_verb(speech.prose, verb, start), start)
    if speech.prose.norm(at) in grammar("third person"):
        return None
    found = _noun_before(speech, at, start)
    return found if found and not found.mention else None


def _stretches_back(speech: Speech, at: int) -> Iterator[tuple[int, int]]:
    """What stands before a node in its sentence, and the sentences before, the nearest first.

    Those of what is quoted do not count as ways off: "he" goes on through a long speech.
    """
    end = speech.prose.sentence(at)[0]
    yield end, at
    left = _BACK * 2
    first = max(at - _LONGEST_SPEECH, 0)
    while end > first and left:
        start, stop = speech.prose.sentence(end - 1)
        left -= start not in speech.inside
        yield start, stop
        end = start


def _named_in(speech: Speech, start: int, stop: int) -> list[Mention]:
    """The people named between two nodes, outside quotations, in order."""
    places = (at for at in range(start + 1, stop + 1) if at - 1 not in speech.inside)
    found = [speech.ends[at] for at in places if at in speech.ends]
    return list({mention.start: mention for mention in found}.values())


def _tells(speech: Speech, start: int, mention: Mention) -> bool:
    """Whether a person opens a sentence as the one who speaks in it: "Holm told Berg that"."""
    end = node_at(speech.prose, mention.end)
    is_first = node_at(speech.prose, mention.start) - start <= _MOST_OPENING
    verbs = (at for at in range(end, min(end + 3, len(speech.prose.line))))
    return is_first and any(is_says(speech, at, is_any=True) for at in verbs)


def _leads(speech: Speech, start: int, named: Sequence[Mention]) -> bool:
    """Whether a person opens a sentence, and others are named only as examples or as owners.

    "Holm kept away from Berg's words. It had been dear, he said": whoever is the subject goes on
    (Grosz, Joshi & Weinstein 1995, "Centering").
    """
    prose, (first, *others) = speech.prose, named
    at = node_at(prose, first.start)
    is_first = at - start <= _MOST_OPENING or _opens_main_clause(prose, start, at)
    others = [one for one in others if not _is_in_relative_clause(prose, first, one)]
    befores = [prose.norm(node_at(prose, one.start) - 1) for one in others]
    if befores and befores[0] in words_in("beside_names", "examples"):
        return is_first and grammar("conjoining").union([","]).issuperset(befores[1:])
    return is_first and all(
        owns(prose, one) and before in grammar("preposition", "of time")
        for one, before in zip(others, befores, strict=True)
    )


def _opens_main_clause(prose: Prose, start: int, at: int) -> bool:
    """Whether only what leads up to the subject stands before: "Linked with Sund, Holm left"."""
    commas = [here for here in range(start, at) if prose.norm(here) == ","]
    return commas == [at - 1] and prose.norm(start).endswith(("ed", "ing"))


def _is_in_relative_clause(prose: Prose, first: Mention, other: Mention) -> bool:
    """Whether another is named in what is told of the first: "Holm, who met Berg, left"."""
    end, at = node_at(prose, first.end), node_at(prose, other.start)
    norms = [prose.norm(here) for here in range(end, at)]
    return norms[:2] == [",", "who"] and norms.count(",") == 1


def _may_be(speech: Speech, mention: Mention, is_he: bool) -> bool:
    """Whether neither a given name nor a title anywhere in the text speaks against it."""
    full: str = mention.value.full
    others = words_in("beside_names", "of women" if is_he else "of men")
    is_other = is_otherwise_titled("he" if is_he else "she", full)
    return not is_other and others.isdisjoint(speech.titles[full])


def _is_person(last: Speaker) -> bool:
    """Whether the last speaker may be a "he" or "she": named, or told of with an article."""
    return last.mention is not None or last.who.lower().startswith(("the ", "a ", "an "))


def _body_before(speech: Speech, at: int, last: Speaker | None) -> Speaker | None:
    """The body that spoke last, within two sentences, for "it" and "they"."""
    start = speech.prose.sentence(at)[0]
    if start:
        before = speech.prose.sentence(start - 1)
        if told := telling(speech, *before):
            return told
    if last is None or last.mention:
        return None
    first = node_at(speech.prose, last.start)
    sentences = speech.prose.sentences
    return last if bisect_right(sentences, at) - bisect_right(sentences, first) <= 2 else None
