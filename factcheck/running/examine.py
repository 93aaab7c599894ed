"""Checks × parts → what they say: findings, observations, breakdowns."""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeAlias

from factcheck.archive import PARAMETERS, Archive, Subject, cut_short, parts_of
from factcheck.check import Check, CheckError
from factcheck.model import (
    Acceptance,
    Breakdown,
    Claim,
    Finding,
    Inconsistent,
    Looked,
    SeenOnce,
    Source,
    Verified,
)
from factcheck.model.result import UNREADABLE
from factcheck.running.examined import Examined, allowance_of, together
from factcheck.time_limit import OverdueError, interrupted_after

ARCHIVE = "archive"  # a check may ask for all claims beside the part that it runs on
CUT_SHORT = "steps"  # stands for a rule where a look at something was ended by its budget
ALLOWANCE = "allowance"  # the parameter whose parts need to know what other checks find
FindCheck: TypeAlias = Callable[[str], Check | None]


def examine_all(
    checks: Iterable[Check],
    archive: Archive,
    find_check: FindCheck,
    seconds: float = 0,
    sources: Sequence[Source] = (),
) -> Iterator[Examined]:
    """What checks find in each source of an archive, or in some, what looks at allowances last.

    That asks what the others have found. Of a source that is done nothing is kept that only its
    own checks ask for. ``seconds`` as in ``examine_within``.
    """
    chosen = tuple(checks)
    last = _by_parameter(chosen).get(ALLOWANCE, ())
    first = tuple(check for check in chosen if check not in last) if last else chosen
    told = {check.rule: set[Claim]() for check in first}
    for source in sources or archive.asked:
        examined = examine_within(seconds, first, archive, source, find_check)
        for found in examined.findings:
            told[found.rule].update(found.claims)
        yield examined
        archive.found.pop(source.id, None)
    if not sources:
        archive.told.update(told)
    for source in (sources or archive.asked) if last else ():
        yield examine_within(seconds, last, archive, source, find_check)


@lru_cache(maxsize=256)  # of a run, source by source
def part_parameter(check: Check) -> str:
    """The parameter that says what a check runs on; raises ``CheckError`` where none does."""
    known = (*PARAMETERS, ALLOWANCE)
    named = [parameter for parameter in check.parameters if parameter in known]
    if len(named) != 1:
        raise CheckError(
            f"{check.function.__name__} in {check.path} takes {', '.join(check.parameters)}; "
            f"expected one of {', '.join(known)}"
        )
    return named[0]


@lru_cache(maxsize=16)  # of a run, source by source, or of text after text
def _by_parameter(checks: tuple[Check, ...]) -> Mapping[str, Sequence[Check]]:
    """Checks by what they run on, in their order."""
    groups: dict[str, list[Check]] = defaultdict(list)
    for check in checks:
        groups[part_parameter(check)].append(check)
    return {parameter: tuple(group) for parameter, group in groups.items()}


@lru_cache(maxsize=256)
def needs_pytest(check: Check) -> bool:
    """Whether a check takes more than a part and the archive: fixtures, which pytest alone has."""
    return not set(check.parameters) <= {part_parameter(check), ARCHIVE}


def subjects_of(
    parameter: str, archive: Archive, source: Source, find_check: FindCheck
) -> Sequence[Subject]:
    """Everything in a source that a check with this parameter runs on."""
    if parameter == ALLOWANCE:
        return tuple(_acceptances(archive, source, find_check))
    return parts_of(parameter, archive, source)


def has_subjects(parameter: str, archive: Archive, source: Source) -> bool:
    """Whether a source has anything that a check with this parameter runs on; runs no check.

    Where that cannot be told it has, so that ``examine`` tells why.
    """
    if parameter == ALLOWANCE:
        return any(claim.allowances for claim in source.claims)
    try:
        return bool(parts_of(parameter, archive, source))
    except Exception:  # it is a breakdown of each check that asks
        return True


def _acceptances(archive: Archive, source: Source, find_check: FindCheck) -> Iterator[Subject]:
    """Each allowance of a source, with whether its rule's check still finds something.

    That is not known where a claim file could not be read.
    """
    is_partial = any(one.rule == UNREADABLE for one in archive.breakdowns)
    for claim in source.claims:
        for allowance in claim.allowances:
            check = find_check(allowance.rule)
            is_needed = check is not None and (
                is_partial or _finds(check, claim, archive, find_check)
            )
            acceptance = Acceptance(
                claim, allowance, archive.today, is_known=check is not None, is_needed=is_needed
            )
            yield Subject(acceptance, (claim,), allowance.place)


def _finds(check: Check, claim: Claim, archive: Archive, find_check: FindCheck) -> bool:
    """Whether a check finds something of a claim, in whatever source it is told."""
    if part_parameter(check) == ALLOWANCE:
        return False
    if check.rule in archive.told:
        return claim in archive.told[check.rule]
    return any(
        claim in _found_claims(check, archive, source, find_check)
        for source in archive.concerned_with(claim)
    )


def _found_claims(
    check: Check, archive: Archive, source: Source, find_check: FindCheck
) -> set[Claim]:
    """The claims that a check's findings in a source are of; found once, the archive keeps them."""
    key = check.function, source.id
    if key not in archive.told:
        findings = examine((check,), archive, source, find_check).findings
        archive.told[key] = {claim for found in findings for claim in found.claims}
    return archive.told[key]


def examine(
    checks: Sequence[Check],
    archive: Archive,
    source: Source,
    find_check: FindCheck,
    fixtures: Mapping[str, Any] | None = None,
) -> Examined:
    """Run checks on every part of one source that they are for.

    ``find_check`` gives the run's check for a rule; ``fixtures`` are the arguments for the
    checks' other parameters.
    """
    given = {ARCHIVE: archive, **(fixtures or {})}
    held: Sequence[Check] = checks
    if source.rules:
        held = [check for check in checks if source.is_held_against(check.rule)]
    rules, seen = list[str](), SeenOnce()
    findings, breakdowns = list[Finding](), list[Breakdown]()
    for parameter, group in _by_parameter(tuple(held)).items():
        try:
            left_out = cut_short(parameter, archive, source)
            subjects = subjects_of(parameter, archive, source, find_check)
        except Exception as error:  # of what is compared for them: the run goes on
            breakdowns += (breakdown_by(error, check.rule, source.id) for check in group)
            rules += [check.rule for check in group]
            continue
        breakdowns += (Breakdown(CUT_SHORT, source.id, one, True) for one in left_out)
        if subjects:
            rules += [check.rule for check in group]
            for one in _examined(parameter, subjects, group, archive, source, given, seen):
                if isinstance(one, Finding):
                    findings.append(one)
                else:
                    breakdowns.append(one)
    said = tuple(findings), tuple(seen), tuple(breakdowns)
    return Examined(source.id, tuple(rules), *said)


def _examined(
    parameter: str,
    subjects: Iterable[Subject],
    checks: Sequence[Check],
    archive: Archive,
    source: Source,
    given: Mapping[str, Any],
    seen: SeenOnce,
) -> Iterator[Finding | Breakdown]:
    """What checks of one parameter say of each part; that they have seen it is noted."""
    kinds = {check.parameters for check in checks}
    named = {names: {name: given.get(name) for name in names} for names in kinds}
    asked = [(check, named[check.parameters]) for check in checks]
    of_all = [one for one in asked if not one[0].looks_at_conflicts_alone]
    rules = tuple(check.rule for check in checks)
    for subject in subjects:
        told: set[str] = set()
        is_clash = subject.comparison is None or subject.comparison.conflicts
        for arguments in named.values():
            arguments[parameter] = subject.value
        for check, arguments in asked if is_clash else of_all:
            try:
                said = _ask(check, arguments)
            except (Exception, SystemExit) as error:
                told.add(check.rule)
                yield breakdown_by(error, check.rule, source.id)
                continue
            for one in said:
                told.add(check.rule)
                seen.note((check.rule,), _looked(subject, one.claims, archive))
                yield _finding(check, subject, one, archive)
        silent = tuple(rule for rule in rules if rule not in told) if told else rules
        if silent:
            seen.note(silent, _looked(subject, (), archive))


def examine_within(
    seconds: float,
    checks: Sequence[Check],
    archive: Archive,
    source: Source,
    find_check: FindCheck,
    fixtures: Mapping[str, Any] | None = None,
) -> Examined:
    """``examine``, but a check that takes more seconds in a source broke down there.

    Where several together take more, each is run again by itself. 0 seconds are no limit, and
    there is none where the system has no alarm (Windows).
    """
    try:
        examining = partial(examine, checks, archive, source, find_check, fixtures)
        return interrupted_after(seconds, examining)
    except OverdueError as error:
        if len(checks) > 1:
            alone = partial(examine_within, seconds, archive=archive, source=source)
            again = (alone((check,), find_check=find_check, fixtures=fixtures) for check in checks)
            return together(source.id, again)
        rule = checks[0].rule
        message = f"it was stopped after {seconds:g} seconds ({_line_reached(error)})"
        broken = Breakdown(rule, source.id, message)
        return Examined(source.id, (rule,), breakdowns=(broken,))


def _line_reached(error: OverdueError) -> str:
    """The line of the check that was interrupted, or of what was read for it."""
    steps = list(traceback.walk_tb(error.__traceback__))[:-1]
    asked = [at for at, (frame, _) in enumerate(steps[:-1]) if frame.f_code is _ask.__code__]
    frame, line = steps[asked[-1] + 1 if asked else -1]
    return f"{Path(frame.f_code.co_filename).name}:{line}"


def _ask(check: Check, arguments: Mapping[str, Any]) -> Sequence[Inconsistent]:
    """What a check says of a part, if anything; whatever else it raises is its own error."""
    try:
        check.function(**arguments)
    except Inconsistent as said:
        return (said.with_traceback(None),)  # whose frames hold what was looked at
    except ExceptionGroup as several:
        found = [one for one in several.exceptions if isinstance(one, Inconsistent)]
        if len(found) == len(several.exceptions):
            return found
        raise
    except AssertionError as failed:
        if _is_own(check, failed):
            return (Inconsistent(str(failed) or check.summary),)
        raise
    return ()


def _is_own(check: Check, error: AssertionError) -> bool:
    """Whether an assert of the check's own file failed, and not one inside a library."""
    frames = list(traceback.walk_tb(error.__traceback__))
    return frames[-1][0].f_code.co_filename == check.path


def breakdown_by(error: BaseException, rule: str, source: str) -> Breakdown:
    """That what a rule tests in a source is not known, since looking at it raised an error."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    at = f"{Path(frame.filename).name}:{frame.lineno}"
    message = _encodable(" ".join(f"{type(error).__name__}: {error} ({at})".split()))
    return Breakdown(rule, source, message)


def _ended(message: str) -> str:
    """A message as a sentence: with a full stop where nothing ends it."""
    return message if message.rstrip("”\"')")[-1:] in (*".?!…:", "") else f"{message}."


def _encodable(message: str) -> str:
    """A message of which halves of a character, that no file can hold, are question marks."""
    return message.encode("utf-8", "replace").decode()


def _finding(check: Check, subject: Subject, said: Inconsistent, archive: Archive) -> Finding:
    claims = said.claims or subject.claims
    has_own_working = said.working or said.suggestions or subject.comparison is None
    proof = said if has_own_working else subject.comparison
    is_to_the_point = has_own_working or _speaks_of(said, subject)
    return Finding(
        rule=check.rule,
        severity=check.severity,
        message=_ended(_encodable(said.message)),
        place=said.place or (said.claims[0].place if said.claims else subject.place),
        claims=claims,
        working=proof.working if proof else (),
        suggestions=proof.suggestions if proof and is_to_the_point else (),
        allowance=allowance_of(check.rule, claims),
        witnesses=_witnesses(claims, subject, archive),
    )


def _speaks_of(said: Inconsistent, subject: Subject) -> bool:
    """Whether a finding tells what the comparison does, and so can take over its suggestion."""
    names = ("explanation", "scale_slip", "unit_slip")
    told = tuple(filter(None, (getattr(subject.value, name, "") for name in names)))
    return said.message.startswith(told)


def _looked(subject: Subject, said: tuple[Claim, ...], archive: Archive) -> Looked:
    """What a check has seen of a part, of the claims that it ``said`` something of, or of all."""
    claims, comparison = said or subject.claims, subject.comparison
    if comparison is None:
        return claims, None, "", ()
    witnesses = _witnesses(claims, subject, archive) if comparison.conflicts else ()
    return claims, comparison.verdict, comparison.explanation, witnesses


def _witnesses(claims: tuple[Claim, ...], subject: Subject, archive: Archive) -> tuple[Claim, ...]:
    """Those of a finding's claims that it does not accuse.

    Others are at fault, or may be: of claims that cannot all be true, those that a reference or
    a person bears out are not suspected as long as there is one that nothing bears out. What a
    person has settled and should look at again says nothing against the claim.
    """
    if isinstance(subject.value, Acceptance | Verified):
        return claims
    suspects = [claim for claim in claims if claim not in subject.witnesses]
    doubted = [claim for claim in suspects if not claim.is_reference]
    open_ones = [c for c in doubted if len(suspects) < 2 or not archive.is_confirmed(c)]
    accused = open_ones or suspects
    return tuple(claim for claim in claims if claim not in accused and not claim.is_reference)
