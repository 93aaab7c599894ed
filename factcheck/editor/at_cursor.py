"""What stands at the cursor: what is told of it, and where a reader goes from it.

Of a claim its verdict, working and citation, of a key its meaning; from a claim to its words in the
article, from the words to the claim, and between claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lsprotocol.types import Location

from factcheck.claimfiles.meaning import examples_of, part_at
from factcheck.comparison import Verdict
from factcheck.editor.answers import FileView
from factcheck.editor.completion import context_at, names_claim
from factcheck.harmless import one_line
from factcheck.model import Citation, Claim, Finding, Standing
from factcheck.reports.findings import days_of, is_open
from factcheck.reports.frames import corrected
from factcheck.text import lines_of, offset_of

_NAME = re.compile(r"[A-Za-z_][\w-]*(?:\.\w+)?")


def definitions(answer: FileView, line: int, column: int) -> list[Location]:
    """Where a reader goes from a place of a file, line and column counted from 0.

    From the name of another claim to that; from the rest of a claim to its words, or, where it
    has none, nowhere; from words of an article to the claims that they make.
    """
    if answer.is_article:
        offset = offset_of(answer.text, line + 1, column + 1)
        found = [] if answer.is_drafted else answer.claims_at(offset)
        return [answer.location(claim.place) for claim in found]
    if named := claim_named(answer, lines_of(answer.text), line, column):
        return [answer.location(named.place)]
    claim = answer.claim_at(line)
    return list(answer.words_of(claim)) if claim else []


def claim_named(answer: FileView, lines: Sequence[str], line: int, column: int) -> Claim | None:
    """The claim that the word at a place of a claim file names, if it stands where one may."""
    words = _NAME.finditer(lines[line])
    word = next((one for one in words if one.start() <= column <= one.end()), None)
    if word is None or answer.source is None:
        return None
    context = context_at(lines, line, word.end())
    is_name = context.is_value and names_claim(context.path)
    return answer.archive.find(word[0], answer.source) if is_name else None


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#|~!])")


def hover(answer: FileView, line: int, column: int) -> str:
    """Markdown on what stands at a place, line and column counted from 0; empty for nothing."""
    if answer.is_article:
        offset = offset_of(answer.text, line + 1, column + 1)
        told = (_of_claim(claim, answer) for claim in answer.claims_at(offset))
        return "\n\n".join(filter(None, told))
    lines = lines_of(answer.text)
    return _of_key(lines, line, column) or _of_claim(
        claim_named(answer, lines, line, column) or answer.claim_at(line), answer
    )


def _of_key(lines: list[str], line: int, column: int) -> str:
    """What a key means, where the cursor stands on one."""
    found = re.finditer(r"[A-Za-z_]+(?=:(?:\s|$))", lines[line])
    word = next((one for one in found if one.start() <= column <= one.end()), None)
    if word is None:
        return ""
    path = context_at(lines, line, word.start()).path
    within = path[:-1] if path[-1:] == (word[0],) else path
    part = part_at((*within, word[0]))
    if "description" not in part or within == ("claims",):
        return ""
    examples = "\n".join(f"{word[0]}: {one}" for one in examples_of(part))
    return f"{part['description']}\n\n```yaml\n{examples}\n```" if examples else part["description"]


def _of_claim(claim: Claim | None, answer: FileView) -> str:
    """What the checks say of a claim; of one that nobody wrote down, what they find."""
    if claim is None:
        return ""
    findings = [one for one in answer.result.open_findings if claim in one.claims]
    standing = next((one for one in answer.result.standings if one.claim is claim), None)
    told = [] if answer.is_drafted or standing is None else list(_of_standing(standing))
    if claim.is_reference:
        told = [f"**{_plain(claim.id)}**: a reference", *map(_cited, claim.citations)]
    return "\n\n".join([*told, *map(_of_finding, findings)])


def _of_standing(standing: Standing) -> Iterator[str]:
    yield f"**{_plain(standing.claim.id)}**: {standing.told}"
    if standing.verdict is not Verdict.CONFLICTS and standing.why:
        yield _plain(standing.why)
    yield from map(_cited, standing.citations)


def _of_finding(finding: Finding) -> str:
    """A finding with its working, step by step, its correction and what it rests on."""
    rows = [f"**{finding.severity}** `{finding.rule}`: {_plain(finding.message)}"]
    rows += [f"- {_plain(step)}" for step in finding.working]
    if finding.suggestions:
        rows.append(f"\nhelp: {_plain(corrected(finding))}")
    trusted = (claim for claim in finding.claims if claim.is_reference)
    cited = dict.fromkeys(one for claim in trusted for one in claim.citations)
    return "\n".join([*rows, *(f"\n{_cited(one)}" for one in cited)])


def _cited(citation: Citation) -> str:
    title, days = _plain(citation.title), _plain(days_of(citation))
    shown = f"[{title}](<{citation.url}>)" if is_open(citation) else title
    return f"reference: {', '.join(filter(None, (shown, days)))}"


def _plain(text: str) -> str:
    """Text in which nothing is Markdown."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
