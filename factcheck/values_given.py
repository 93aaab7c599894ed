"""What may stand in a setting or behind an option: paths, numbers, one of some words.

Every refusal has one shape, such as “--workers is -3; expected a whole number from 1 to 1000”.
Nothing is imported that a run of other tests would pay for.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from factcheck.errors import FactcheckError

CHECKS = "checks"  # the folder that a project has its checks in
NEVER = "never"
FAILING = ("error", "warning", "note", NEVER)
"""The settings of what fails a run: the least severity that does, or none."""


class Setting(NamedTuple):
    """What a project may set: what it is where none is set, what it means, its kind if no words."""

    default: object
    meaning: str
    kind: Literal["args", "float"] | None = None


SETTINGS: Mapping[str, Setting] = {
    "factcheck_lint": Setting("", "the folder of texts that are linted"),
    "factcheck_claims": Setting("claims", "the folder of claim files"),
    "factcheck_checks": Setting(CHECKS, "the folder of checks"),
    "factcheck_reports": Setting("reports", "the folder that reports are written to"),
    "factcheck_baseline": Setting("baseline.json", "the file of recorded findings"),
    "factcheck_formats": Setting((), "as --factcheck-report", "args"),
    "factcheck_fail_on": Setting("error", "as --factcheck-fail-on"),
    "factcheck_check_seconds": Setting(
        60,
        "the seconds after which a check is stopped in a source, 0 for no limit; Windows has none",
        "float",
    ),
}
Allowed: TypeAlias = Callable[[str, object, Path], str]
"""What gives the path that a setting means by its name, its value and the project's folder."""
MOST_WORKERS = 1000
_DAY = 86_400  # seconds
_LONGEST = 60  # characters of a value that are shown
_NO_PATH = (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)


def from_here(path: Path) -> Path:
    """A path as a person in this folder would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def refused(name: str, value: object, expected: str, why: str = "") -> FactcheckError:
    """That a value means nothing under its name, and why; ``None`` is one that is not known."""
    from factcheck.errors import FactcheckError  # 8 ms, where something is refused

    shown = repr(value) if len(repr(value)) < _LONGEST else f"{repr(value)[:_LONGEST]}…"
    told = "is no such thing" if value is None else f"is {shown}"
    told += f", which {why}" if why else ""
    return FactcheckError(f"{name} {told}; expected {expected}")


def meant(word: str, known: Iterable[str], most: int = 1) -> str:
    """What was likely meant by a word that is none of those known, as a question; or empty."""
    from difflib import get_close_matches  # 1 ms, for a slip

    near = get_close_matches(word, list(known), n=most)
    return f"did you mean {' or '.join(near)}?" if near else ""


def path_in(name: str, value: object, root: Path) -> str:
    """A path from a project's folder."""
    if isinstance(value, str) and value and _may_be(root / value):
        return value
    raise refused(name, value, "a path from the project's folder")


def checks_in(name: str, value: object, root: Path) -> str:
    """A project's folder of checks, which is there where it is another than most have."""
    path = path_in(name, value, root)
    if path == CHECKS or (root / path).is_dir():
        return path
    raise refused(name, value, "a folder that is there")


def path_within(name: str, value: object, root: Path, otherwise: str = "") -> str:
    """A path that does not lead out of a project's folder."""
    path = path_in(name, value, root)
    if Path(os.path.normpath(root / path)).is_relative_to(os.path.normpath(root)):
        return path
    raise refused(name, value, f"a folder of the project{otherwise}")


def path_of_reports(name: str, value: object, root: Path) -> str:
    """The folder of reports that a project's file sets: it writes nowhere else."""
    return path_within(name, value, root, f"; pytest -o {name}=FOLDER takes one outside")


def _may_be(path: Path) -> bool:
    """Whether a file system could have such a path."""
    try:
        path.lstat()
    except ValueError:  # a character NUL
        return False
    except OSError as error:
        return error.errno not in _NO_PATH
    return True


def one_of(name: str, value: object, words: Collection[str]) -> str:
    """One of some words."""
    if isinstance(value, str) and value in words:
        return value
    *others, last = words
    raise refused(name, value, f"{', '.join(others)} or {last}")


def percent_of(name: str, value: object) -> float:
    """A percentage."""
    return _number(name, value, 100, "a percentage from 0 to 100")


def seconds_of(name: str, value: object) -> float:
    """How many seconds something may take; 0 is no limit."""
    return _number(name, value, _DAY, f"seconds up to {_DAY}, or 0 for no limit")


def _number(name: str, value: object, most: float, expected: str) -> float:
    with suppress(ValueError):
        number = float(str(value))
        if 0 <= number <= most:
            return number
    raise refused(name, value, expected)


def workers_of(name: str, value: object) -> int:
    """How many processes may work at once."""
    return whole_of(name, value, 1, MOST_WORKERS)


def whole_of(name: str, value: object, least: int | None = None, most: int | None = None) -> int:
    """A whole number, from the least to the most where there are such."""
    with suppress(ValueError):
        number = int(str(value))
        if (least is None or number >= least) and (most is None or number <= most):
            return number
    since = "" if least is None else f" from {least}"
    raise refused(name, value, f"a whole number{since}{f' to {most}' if most else ''}")
