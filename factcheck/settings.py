"""What a project sets in its own file, and what may stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from factcheck.desk import FAILING, Desk
from factcheck.errors import FactcheckError
from factcheck.yaml_kind import SUFFIXES, holds_claim_file

_DAY = 86_400  # seconds


def settings_in(folder: Path) -> Mapping[str, Any]:
    """The settings of pytest in a folder's own file, by the order in which pytest looks.

    Raises ``FactcheckError`` for a file that cannot be read.
    """
    import configparser  # with tomllib 4 ms, which a project in pytest's root is spared
    import tomllib

    ini, toml = folder / "pytest.ini", folder / "pyproject.toml"
    try:
        if ini.is_file():
            parser = configparser.ConfigParser(interpolation=None)
            parser.read_string(ini.read_text("utf-8"))
            return dict(parser["pytest"]) if parser.has_section("pytest") else {}
        if toml.is_file():
            held: Any = tomllib.loads(toml.read_text("utf-8")).get("tool", {}).get("pytest", {})
            return {**held, **held.get("ini_options", {})}
    except (OSError, ValueError, configparser.Error, AttributeError, TypeError) as error:
        raise FactcheckError(f"the settings in {folder} cannot be read: {error}") from None
    return {}


def project_above(path: Path) -> Path | None:
    """The nearest folder above a path, or the path itself, that has claims; ``None`` for none.

    Raises ``FactcheckError`` where the settings of a folder on the way cannot be read.
    """
    for folder in (path, *path.parents):
        if (folder / "claims").is_dir() and holds_claim_file(folder / "claims"):
            return folder
        claims = settings_in(folder).get("factcheck_claims") if folder.is_dir() else None
        if isinstance(claims, str) and (folder / claims).is_dir():
            return folder
    return None


def desk_in(
    root: Path, paths: Iterable[Path] = (), formats: Iterable[str] = (), fail_on: str | None = None
) -> Desk:
    """The project in a folder as its own file sets it; otherwise as ``desk_set``."""
    return desk_set(root, settings_in(root), paths, formats, fail_on)


def desk_set(
    root: Path,
    settings: Mapping[str, object],
    paths: Iterable[Path],
    formats: Iterable[str],
    fail_on: str | None,
) -> Desk:
    """The project in a folder as it is set, asked for some ``paths`` in it.

    Reports are those that are set and ``formats``; ``fail_on`` goes before what is set. Raises
    ``FactcheckError`` for settings that mean nothing.
    """
    asked = [*words_of(settings.get("factcheck_formats", [])), *formats]
    return Desk(
        root=root,
        claims=str(settings.get("factcheck_claims", "claims")),
        checks=root / str(settings.get("factcheck_checks", "checks")),
        baseline_path=root / str(settings.get("factcheck_baseline", "baseline.json")),
        fail_on=fail_on_of(fail_on or str(settings.get("factcheck_fail_on", "error"))),
        reports=root / str(settings.get("factcheck_reports", "reports")),
        formats=tuple(name.strip() for name in asked if name.strip()),
        check_seconds=seconds_of(settings.get("factcheck_check_seconds", 60)),
        named=tuple(path for path in paths if path.suffix in SUFFIXES),
        lints=str(settings.get("factcheck_lint", "")),
    )


def words_of(value: object) -> list[str]:
    """The words of a setting that takes several: a list, or one text with blanks between."""
    if isinstance(value, str):
        return value.split()
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def fail_on_of(setting: str) -> str:
    """The least severity that fails a run; raises ``FactcheckError`` for what is none."""
    if setting not in FAILING:
        expected = f"expected {', '.join(FAILING[:-1])} or {FAILING[-1]}"
        raise FactcheckError(f"factcheck_fail_on is {setting!r}; {expected}")
    return setting


def seconds_of(setting: object) -> float:
    """How many seconds a check may take in a source; 0 is no limit.

    Raises ``FactcheckError`` where the setting is no such number.
    """
    with suppress(TypeError, ValueError):
        seconds = float(str(setting))
        if 0 <= seconds <= _DAY:
            return seconds
    raise FactcheckError(
        f"factcheck_check_seconds is no number of seconds up to {_DAY}, or 0 for no limit"
    )
