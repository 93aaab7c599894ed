"""Words that cannot stand where they stand: one was exchanged or left out.

"a 87-year-old", "an mayor", "the were no injuries", "of the the town"; and where a "not" is lost:
"they have come up with any evidence".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from factcheck.reading.grammar.saying import says
from factcheck.text import Span, sentence_around
from factcheck.words import any_of, grammar, words_in

_TABLE = "out_of_place"
_ARTICLE = re.compile(
    r"(?<![\w.,’'\-&/$£€)])(?P<article>an?|(?<![^\n] )An?|(?<=[.!?”\"] )An?) [“\"‘']?"
    r"(?P<word>[$£€]?\d[\d,]*|[A-Za-z]+)(?P<rest>[\w’'-]*)"
)
_REACH = 60  # letters before an article, in which the word before it stands
_SHORTEST = 3  # letters: shorter ones may be spelled out


def find_out_of_place(text: str) -> Iterator[Span]:
    """Where an article does not go with what follows, no noun follows, or one word stands twice."""
    spans = set[Span]()
    for found in _ARTICLE.finditer(text):
        before = text[max(found.start() - _REACH, 0) : found.start()].split()[-1:]
        is_of_name = found["word"][0].isupper() and any(word[0].isupper() for word in before)
        if not is_of_name and _is_other_article(found):
            spans.add(Span(*found.span()))
    spans.update(Span(*found.span()) for found in _bare_determiners().finditer(text))
    for found in _doubled().finditer(text):
        if not _may_end_clause(text, found):
            spans.add(Span(*found.span()))
    yield from sorted(spans)


def find_lost_negations(text: str) -> Iterator[Span]:
    """Where a "not" is lost before "any": "they have found any trace of it".

    Nobody says that any trace was found, but where the sentence denies, asks, supposes or compares.
    """
    for found in _told_of_any().finditer(text):
        span = Span(*found.span())
        told = sentence_around(text, span)
        is_asked = text[told.start : told.end].rstrip("”\"’' ").endswith("?")
        if not (is_asked or any(map(_licenses, _words(text[told.start : found.end()])))):
            yield span


def explain_out_of_place(words: str, sentence: str) -> str:
    """Why words of a sentence cannot stand so; empty where they can."""
    if words in _told_in(find_lost_negations, sentence):
        return f"“{words}”: a “not” seems to be lost here."
    if words not in _told_in(find_out_of_place, sentence):
        return ""
    article, word = words.split()
    if article.casefold() == word:
        return f"“{words}”: one word stands twice."
    if word in words_in(_TABLE, "no noun"):
        return f"“{words}”: a word is missing here, or another was meant."
    other = "a" if article.casefold() == "an" else "an"
    return f"“{words}”: “{word}” goes with “{other}”; one of the two is a slip."


@lru_cache(maxsize=16)  # of all claims of a list, which is one sentence
def _told_in(find: Callable[[str], Iterator[Span]], sentence: str) -> frozenset[str]:
    return frozenset(sentence[span.start : span.end] for span in find(sentence))


def _is_other_article(found: re.Match[str]) -> bool:
    """Whether an article is not the one that what follows is spoken with.

    Left alone is what may be spelled out ("an FBI", "an S"), what may be a name of another
    tongue, and numbers that are read in two ways ("a 1,100", "an 1800s").
    """
    word, rest, article = found["word"], found["rest"], found["article"]
    is_an, is_small = article.casefold() == "an", article.islower()
    if not word[-1].isalpha():
        is_spoken = _opens_with_vowel(word)
        return is_small and is_spoken is not None and is_spoken != is_an
    is_whole = not rest or rest[0] in "-’'"
    if not is_whole or len(word) < _SHORTEST or not word[1:].islower():
        return False
    if word[0].isupper() and (is_an or not is_small):  # "an Taoiseach"
        return False
    small = word.casefold()
    return _begins_consonant(small) if is_an else _begins_vowel(small)


@cache
def _opens_with_vowel(number: str) -> bool | None:
    """Whether a number is spoken with a vowel first: 8, 11, 18; None where two ways are right."""
    whole = number.strip("$£€").strip(",")
    first = whole.split(",")[0]
    if whole.startswith("0") or re.fullmatch(r"1,?[18]\d\d", whole):
        return None
    return first[0] == "8" or first in ("11", "18") or bool(re.fullmatch(r"1[18]\d{3}", first))


def _begins_vowel(small: str) -> bool:
    """Whether a word surely begins with the sound of a vowel."""
    if small in words_in(_TABLE, "letters") or small.startswith(
        tuple(words_in(_TABLE, "spoken y"))
    ):
        return False
    return small[0] in "aeio" or small.startswith(tuple(words_in(_TABLE, "spoken h")))


def _begins_consonant(small: str) -> bool:
    """Whether a word surely begins with the sound of a consonant, and is no string of letters."""
    if small.startswith(tuple(words_in(_TABLE, "surely y"))):
        return True
    is_spoken = small[1] in "aeioulry" or small[:2] in words_in(_TABLE, "spoken pairs")
    return small[0] not in "aeiouhx" and is_spoken and bool(re.search("[aeiouy]", small))


@cache
def _bare_determiners() -> re.Pattern[str]:
    """A determiner with a word behind it that begins nothing: "the were"."""
    words = words_in(_TABLE, "determiners")
    either = any_of(words | {word.title() for word in words if len(word) > len("an")})
    begun = any_of(words_in(_TABLE, "no noun"))
    return re.compile(
        rf"(?<![\w.’'“\"-])(?<!\bThe )(?P<first>{either}) (?!(?P=first)\b)(?:{begun})(?= [a-z])"
    )


@cache
def _doubled() -> re.Pattern[str]:
    """A word that no sentence has twice in a row, beside words in small letters."""
    words = any_of(words_in(_TABLE, "never twice"))
    return re.compile(rf"(?<![^\s“\"(])(?i:(?P<word>{words})) (?=[a-z])(?i:(?P=word))(?= [a-z\d])")


def _may_end_clause(text: str, found: re.Match[str]) -> bool:
    """Whether a clause may end with a word and another go on with it: "he worked for for years".

    Such a clause is told of what stands before it: "the firm that he", "what they", "the firm he".
    Not "the tax, which has has", whose subject is all of it.
    """
    word = found["word"].casefold()
    if word not in words_in(_TABLE, "ends a clause"):
        return False
    told = text[sentence_around(text, Span(*found.span())).start : found.start()]
    before = re.findall(r"[\w’'-]+|[,;:.“\"]", told.casefold())
    if before[-1:] == ["which"]:
        return False
    if not grammar("relative").union(("what", "how")).isdisjoint(before):
        return True
    joining = grammar("coordinator", "subordinator") | {",", ";", ":", "“", '"'}
    return any(
        each in _SUBJECTS and not (led in joining or says(led)) for led, each in pairwise(before)
    )


_SUBJECTS = frozenset(["i", "we", "you", "he", "she", "it", "they"])


@cache
def _told_of_any() -> re.Pattern[str]:
    """From an auxiliary to what was come upon: "have found any evidence"."""
    words = (any_of(words_in(_TABLE, kind)) for kind in ("auxiliaries", "come upon", "any of it"))
    auxiliary, verb, noun = words
    return re.compile(rf"(?<![\w’'-])(?:{auxiliary}) (?:{verb}) any (?:{noun})\b")


def _words(text: str) -> list[str]:
    return re.findall(r"(?:[\w-]+|(?<=\w)[’'](?:ll|t))", text.casefold())


def _licenses(word: str) -> bool:
    """Whether a word denies, asks, supposes, compares or allows, so that "any" may follow."""
    beginnings = tuple(words_in(_TABLE, "licensing beginnings"))
    is_most = word.endswith("est") or word in ("’t", "'t")
    return is_most or word in words_in(_TABLE, "licensing") or word.startswith(beginnings)
