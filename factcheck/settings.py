"""What a project sets in its own file, and what may stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from factcheck.desk import Desk
from factcheck.errors import FactcheckError
from factcheck.values_given import (
    FAILING,
    SETTINGS,
    Allowed,
    checks_in,
    one_of,
    path_in,
    path_of_reports,
    path_within,
    seconds_of,
)
from factcheck.yaml_kind import SUFFIXES, holds_claim_file


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

    Raises ``FactcheckError`` where the settings of a folder on the way mean nothing.
    """
    for folder in (path, *path.parents):
        if (folder / "claims").is_dir() and holds_claim_file(folder / "claims"):
            return folder
        set_here = settings_in(folder) if folder.is_dir() else {}
        claims = set_here.get(name := "factcheck_claims", "")
        if claims != "" and (folder / path_in(name, claims, folder)).is_dir():
            return folder
    return None


def desk_in(
    root: Path,
    paths: Iterable[Path] = (),
    formats: Iterable[str] = (),
    fail_on: str | None = None,
    reports: Path | None = None,
) -> Desk:
    """The project in a folder as its own file sets it; otherwise as ``desk_set``.

    ``reports`` is a folder of them typed on the command line, from where that is.
    """
    typed = {"factcheck_reports": str(reports.absolute())} if reports else {}
    given = {**settings_in(root), **typed}
    return desk_set(root, given, paths, formats, fail_on, is_typed=bool(typed))


def desk_set(
    root: Path,
    settings: Mapping[str, object],
    paths: Iterable[Path],
    formats: Iterable[str],
    fail_on: str | None,
    *,
    is_typed: bool = False,
) -> Desk:
    """The project in a folder as it is set, asked for some ``paths`` in it.

    Reports are those that are set and ``formats``; ``fail_on`` goes before what is set. Where the
    folder of reports ``is_typed`` on the command line, it may lie outside of the project. Raises
    ``FactcheckError`` for settings that mean nothing.
    """
    given = {**{name: one.default for name, one in SETTINGS.items()}, **settings}
    asked = [*words_of(given["factcheck_formats"]), *formats]

    def path(name: str, is_allowed: Allowed = path_in) -> str:
        return is_allowed(name, given[name], root)

    return Desk(
        root=root,
        claims=path("factcheck_claims"),
        checks=root / path("factcheck_checks", checks_in),
        baseline_path=root / path("factcheck_baseline"),
        fail_on=fail_on or one_of("factcheck_fail_on", given["factcheck_fail_on"], FAILING),
        reports=root / path("factcheck_reports", path_in if is_typed else path_of_reports),
        formats=tuple(asked),
        check_seconds=seconds_of("factcheck_check_seconds", given["factcheck_check_seconds"]),
        named=tuple(path for path in paths if path.suffix in SUFFIXES),
        lints=path("factcheck_lint", path_within) if given["factcheck_lint"] != "" else "",
    )


def words_of(value: object) -> list[str]:
    """The words of a setting that takes several: a list, or one text with blanks between."""
    if isinstance(value, str):
        return value.split()
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
