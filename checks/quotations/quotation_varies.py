"""Rule quotation-varies."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from factcheck import Archive, Inconsistent, Pair, Verdict, compare_quantities, fold, warning

LEAST = 4  # words in common: fewer are no passage
TELLING = 4  # letters of a word that tells of what is said; two of them are a phrase, word for word
MOST = 2  # words that differ: more are another passage
NEGATIONS = {"not", "never", "no"}
AUXILIARIES = {"do", "does", "did"}
CONTRACTED = {"can't": "can not", "cannot": "can not", "won't": "will not"}


@warning
def check_quotation_varies(quotation_pair: Pair, archive: Archive) -> None:
    """One speaker's words on one subject, quoted in two slightly different versions.

    What stands in quotation marks is word for word, so one of the two is wrong; one of them may
    be a reference. Of several references, agreeing with one is enough. A shorter
    excerpt, capitals, punctuation, and changes marked by dots or brackets are usual; two
    passages that share little are two remarks.

    Fails:
        - claims:
            lead: {about: [missiles, view], quotation: a significant and concerning escalation,
                   by: John Kirby}
            below: {about: [missiles, view], quotation: a significant and worrying escalation,
                    by: John Kirby}
        - claims:
            lead: {about: [missiles, view], quotation: a significant and concerning escalation,
                   by: John Kirby}
            below: {about: [missiles, view], quotation: a significant and worrying escalation,
                    by: Kirby}
        - claims:
            here: {about: [missiles, view], quotation: a significant and worrying escalation,
                   by: John Kirby}
          references:
            record: {about: [missiles, view], by: John Kirby,
                     quotation: a significant and concerning escalation}
        - claims:
            here: {about: [harbour, view], quotation: special harbour zone, by: Ada Holm}
          references:
            record: {about: [harbour, view], quotation: special harbour area, by: Ada Holm}

    Passes:
        - claims:
            lead: {about: [harbour, view], quotation: a grave threat, by: Ada Holm}
            below: {about: [harbour, view], quotation: a grave risk, by: Ada Holm}
        - claims:
            lead: {about: [match, view], quotation: very good game, by: Ada Holm}
            below: {about: [match, view], quotation: very good team, by: Ada Holm}
        - claims:
            lead: {about: [missiles, view], quotation: a significant and concerning escalation,
                   by: John Kirby}
            below: {about: [missiles, view], quotation: concerning escalation, by: John Kirby}
        - claims:
            lead: {about: [missiles, view], quotation: a significant and concerning escalation,
                   by: John Kirby}
            below: {about: [missiles, view], quotation: a significant … escalation, by: John Kirby}
        - claims:
            lead: {about: [missiles, view], quotation: they are a grave threat, by: John Kirby}
            below: {about: [missiles, view], quotation: they are a grave risk, by: Yang Uk}
        - claims:
            lead: {about: [sale, view], quotation: Pyongyang needs cash right now, by: Yang Uk}
            below: {about: [sale, view], quotation: it can always build a new stockpile,
                    by: Yang Uk}
    """
    here, there = quotation_pair.claim, quotation_pair.other
    changed = _varies(quotation_pair)
    if changed and not any(map(_varies, archive.pairs_before(quotation_pair))):
        first, second = changed[::-1] if there.is_reference else changed
        far = "in the reference" if there.is_reference else "there"
        message = f"“{first}” here, “{second}” {far}, in the same words of {here.by}."
        raise Inconsistent(message, here, there, place=here.place_of("quotation"))


def _varies(pair: Pair) -> tuple[str, str] | None:
    """The words in which two forms of what one speaker said differ."""
    is_comparable = pair.is_within_source or pair.has_reference
    if not (is_comparable and pair.is_of("quotation") and pair.is_of_one_speaker):
        return None
    words = pair.other.words("quotation"), pair.claim.words("quotation")
    return _changed(*words, is_phrase=pair.has_reference)


@lru_cache(maxsize=1024)
def _changed(one: str, other: str, *, is_phrase: bool) -> tuple[str, str] | None:
    """The words in which two forms of one passage differ; ``None`` where they are not that.

    A word that only one of them has counts where it is a "not" or a "never": it turns the meaning
    about. A number in words or in digits is the writer's own style. ``is_phrase``: also two short
    ones are a passage, of which a reference has one.
    """
    if re.search(r"…|\.\.\.|[\[\]]", one + other):
        return None
    first, second = _words(one), _words(other)
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    same = sum(end - start for kind, start, end, _, _ in steps if kind == "equal")
    slips = [step for step in steps if step[0] != "equal"]
    if len(slips) != 1:
        return None
    kind, start, end, other_start, other_end = slips[0]
    ours, theirs = first[start:end], second[other_start:other_end]
    same += len(set(_written_out(ours)) & set(_written_out(theirs)))  # the "can" of "can't"
    is_passage = same >= LEAST or (is_phrase and _is_one_phrase(first, second))
    if not is_passage or max(len(ours), len(theirs)) > MOST:
        return None
    if kind == "replace":
        return None if _is_one_number(ours, theirs) else (" ".join(ours), " ".join(theirs))
    is_within = start > 0 and end < len(first) and other_start > 0 and other_end < len(second)
    left_out = set(_written_out(ours + theirs))
    if not is_within or not NEGATIONS & left_out or left_out - NEGATIONS - AUXILIARIES:
        return None
    return _around(first, start, end), _around(second, other_start, other_end)


def _is_one_phrase(first: list[str], second: list[str]) -> bool:
    """Whether two are alike but for a word: "a free zone of trade", "a free area of trade"."""
    if len(first) != len(second):
        return False
    alike = [one for one, other in zip(first, second, strict=True) if one == other]
    return len(first) == len(alike) + 1 and sum(len(word) >= TELLING for word in alike) > 1


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", fold(text).casefold())


def _written_out(words: list[str]) -> list[str]:
    """The words, with the "not" of "can't" and "didn't" as one of its own."""
    parted = (CONTRACTED.get(word, word.replace("n't", " not")) for word in words)
    return " ".join(parted).split()


def _is_one_number(ours: list[str], theirs: list[str]) -> bool:
    """Whether both are one number, in words and in digits."""
    said = " ".join(ours), " ".join(theirs)
    return compare_quantities(*said).verdict is Verdict.AGREES


def _around(words: list[str], start: int, end: int) -> str:
    """What stands there, with a word on either side."""
    return " ".join(words[start - 1 : end + 1])
