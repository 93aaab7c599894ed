import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.cli import main
from factcheck.cli.command import parser

Capture = pytest.CaptureFixture[str]
COMMANDS = (
    "init", "check", "lint", "new", "mutate", "rules", "explain", "suggest", "baseline", "pin",
    "diff", "schema",
)  # fmt: skip
HEAVY = ("pint", "z3", "pytest", "yaml", "jsonschema", "tabulate", "factcheck.model")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_teaches_itself_in_80_columns(
    command: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"usage: factcheck {command} [-h]")
    assert len(shown.splitlines()) > 8
    assert f"\n  factcheck {command}" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_the_server_of_editors_teaches_itself(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["lsp", "--help"])
    assert "pip install 'pygls>=2'" in capsys.readouterr().out


def test_the_help_names_every_command(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n    {name}" not in shown] == []


@pytest.mark.parametrize("arguments", [["chek"], ["explain"], ["diff", "one.json"]])
def test_a_wrong_call_exits_with_2(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: factcheck")


@pytest.mark.parametrize(
    ("command", "meant"),
    [("chek", "did you mean check?"), ("sugest", "did you mean suggest?"),
     ("claims/ferry.yaml", "factcheck --help lists them")],
)  # fmt: skip
def test_a_command_that_there_is_not_is_answered_with_the_nearest(
    command: str, meant: str, capsys: Capture
) -> None:
    with pytest.raises(SystemExit):
        main([command, "more"])
    told = f"factcheck: error: there is no command '{command}'; {meant}\n"
    assert capsys.readouterr().err.endswith(told)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "--factcheck-report=html"], "; --factcheck-report is --report here"),
        (["check", "--factcheck-coverage-changed", "old.json"],
         "; --factcheck-coverage-changed is --changed here"),
        (["check", "--slow"], "unrecognized arguments: --slow"),
        (["lint", "a.txt", "--factcheck-report=html"], ": --factcheck-report=html"),
    ],
)  # fmt: skip
def test_an_option_of_pytest_is_answered_with_the_one_that_check_has(
    arguments: list[str], told: str, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith(f"{told}\n")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["rules", "--checks", "nowhere"], 2, "there is no folder nowhere"),
        (["explain", "conversion-error", "--checks", "nowhere"], 2, "there is no folder nowhere"),
        (["pin", "--project", "nowhere"], 2, "there is no folder nowhere"),
        (["baseline", "--published", "2024-01-17"], 2, "it stands beside --lint"),
        (["new", "--update", "a.txt", "--title", "A"], 4, "--title is of a new one"),
        (["new", "--update", "a.txt", "--published", "2024"], 4, "--published is of a new one"),
    ],
)
def test_an_option_that_would_change_nothing_is_refused(
    arguments: list[str],
    status: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A hall opened.\n", "utf-8")
    assert main(arguments) == status
    assert told in capsys.readouterr().err


def test_a_rule_in_capitals_is_explained(capsys: Capture) -> None:
    assert main(["explain", "CONVERSION_ERROR"]) == 0
    assert capsys.readouterr().out.startswith("conversion-error (error")


def test_the_version_is_told(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"factcheck {__version__}\n"


def test_the_path_of_the_schema_is_told(capsys: Capture) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(Path(capsys.readouterr().out.strip()).read_text("utf-8"))
    assert {"source", "claims"} <= set(schema["properties"])


def test_a_call_without_a_command_is_answered_with_the_help(capsys: Capture) -> None:
    assert main([]) == 2
    assert "factcheck init my-desk       start a project" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["init", "desk"], ["schema"]], ids=["help", "init", "schema"]
)
def test_what_reads_no_claims_loads_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    program = f"""
import contextlib, io, os, sys
from factcheck import __version__
from factcheck.cli import main
os.chdir({str(tmp_path)!r})
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    main({arguments!r})
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_a_terminal_without_curly_quotes_gets_question_marks(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-m", "factcheck", "init", str(tmp_path / "desk")],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert b"Correct ?294 feet? to ?394 feet?" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status"), [(["rules"], 0), (["lint", "wrong.txt"], 1), (["explain", "x"], 2)]
)
def test_a_reader_that_has_read_enough_changes_no_exit_status(
    arguments: list[str], status: int, tmp_path: Path
) -> None:
    (tmp_path / "wrong.txt").write_text("The pier is 90 metres (195 ft) long.\n")
    program = f"import sys; from factcheck.cli import main; sys.exit(main({arguments}))"
    nobody, ours = os.pipe()
    os.close(nobody)
    with os.fdopen(ours, "w") as closed:
        done = subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", program],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            cwd=tmp_path,
        )
    assert (done.returncode, b"Broken" in done.stderr) == (status, False)


def test_a_command_that_is_broken_off_says_so_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def broken_off(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.cli.rules.run", broken_off)
    assert main(["rules"]) == 130
    assert capsys.readouterr().err == "factcheck: broken off\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is full")
def test_a_disk_that_is_full_is_told_of_once(tmp_path: Path) -> None:
    (tmp_path / "wrong.txt").write_text("The pier is 90 metres (195 ft) long.\n")
    program = "import sys; from factcheck.cli import main; sys.exit(main(['lint', 'wrong.txt']))"
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - no path of ours
        done = subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", program],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=tmp_path,
            text=True,
        )
    told = "factcheck lint: standard output: no space left on device\n"
    assert (done.returncode, done.stderr) == (2, told)


@pytest.mark.parametrize(("article", "status"), [("wrong.txt", 1), ("-", 2)])
def test_a_command_that_is_started_without_streams_has_its_exit_status(
    article: str, status: int, tmp_path: Path
) -> None:
    (tmp_path / "wrong.txt").write_text("The pier is 90 metres (195 ft) long.\n")
    program = f"""
import sys
from factcheck.cli import main
sys.stdin = sys.stdout = sys.stderr = None
sys.exit(main(["lint", {article!r}]))
"""
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program], capture_output=True, check=False, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (status, b"")


@pytest.mark.parametrize("command", [*COMMANDS, "lsp"])
def test_every_argument_of_every_command_says_what_it_is_for(command: str) -> None:
    (commands,) = (one for one in parser(command)._actions if one.dest == "command")
    (described,) = (one for name, one in dict(commands.choices or {}).items() if name == command)
    assert [one.dest for one in described._actions if len((one.help or "").split()) < 2] == []
