"""An editor for tests: starts the server and speaks with it as editors do, over pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from types import TracebackType
from typing import Any

_START = "import sys; from factcheck.cli import main; sys.exit(main(['lsp', *sys.argv[1:]]))"
PATIENCE = 30  # seconds for any answer

Message = dict[str, Any]


class Editor:
    """An editor with a server: files are opened in it, edited and asked about."""

    def __init__(
        self,
        folder: Path,
        arguments: Sequence[str] = (),
        encodings: Sequence[str] | None = ("utf-16",),
    ) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.messages: list[str] = []
        self._shown: dict[str, list[Message]] = {}
        self._versions: dict[str, int] = {}
        self._number = 0
        self._messages: Queue[Message] = Queue()
        self._process = subprocess.Popen(  # noqa: S603 — this Python, with words of a test
            [sys.executable, "-c", _START, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        Thread(target=self._read, daemon=True).start()
        general = {"positionEncodings": list(encodings)} if encodings else {}
        self.capabilities = self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "capabilities": {"general": general},
            },
        )["capabilities"]
        self.tell("initialized", {})

    def __enter__(self) -> Editor:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        with self._process:  # which closes its pipes
            assert self._process.wait(PATIENCE) == 0

    def open(self, name: str, text: str | None = None) -> list[Message]:
        """Open a file, with its text on disk or another, and give what is underlined in it."""
        self.send_open(name, text)
        return self.underlined(name)

    def edit(self, name: str, before: str, after: str) -> list[Message]:
        """Put some words in the place of others, unsaved, and give what is underlined then."""
        self.send_edit(name, before, after)
        return self.underlined(name)

    def close(self, name: str) -> list[Message]:
        """Close a file, and give what is underlined in it then."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": self.address(name)}})
        return self.underlined(name)

    def send_open(self, name: str, text: str | None = None) -> None:
        path = self.folder / name
        self.texts[name] = path.read_text("utf-8") if text is None else text
        self._versions[name] = 1
        language = "yaml" if path.suffix == ".yaml" else "plaintext"
        document = {"uri": path.as_uri(), "languageId": language, "version": 1}
        self.tell("textDocument/didOpen", {"textDocument": document | {"text": self.texts[name]}})

    def send_edit(self, name: str, before: str, after: str) -> None:
        assert before in self.texts[name]
        self.texts[name] = self.texts[name].replace(before, after, 1)
        self._versions[name] += 1
        document = {"uri": self.address(name), "version": self._versions[name]}
        changes = [{"text": self.texts[name]}]
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def underlined(self, name: str) -> list[Message]:
        """What the server underlines in a file once it has looked at every edit."""
        start = {"line": 0, "character": 0}
        document = {"uri": self.address(name)}
        self.ask("textDocument/hover", {"textDocument": document, "position": start})
        return self._shown.get(self.address(name), [])

    def next_shown(self, name: str) -> list[Message]:
        """What the server underlines in a file the next time that it says so."""
        shown = self._shown.pop(self.address(name), None)
        while (shown := self._shown.get(self.address(name))) is None:
            self._take()
        return shown

    def rules_shown(self, name: str, *rules: str) -> list[Message]:
        """What the server underlines in a file once it is of just these rules."""
        while [one.get("code") for one in self._shown.get(self.address(name), [])] != list(rules):
            self._take()
        return self._shown[self.address(name)]

    def at(self, name: str, words: str, offset: int = 0) -> Message:
        """The position of some words in a file, and so many characters on."""
        head = self.texts[name][: self.texts[name].index(words) + offset]
        line = head.count("\n")
        behind = head.rpartition("\n")[2]
        position = {"line": line, "character": len(behind.encode("utf-16-le")) // 2}
        return {"textDocument": {"uri": self.address(name)}, "position": position}

    def words(self, name: str, place: Message) -> str:
        """The words of a file in a range."""
        lines = self.texts[name].split("\n")
        start, end = place["start"], place["end"]
        assert start["line"] == end["line"]
        units = lines[start["line"]].encode("utf-16-le")
        return str(units[2 * start["character"] : 2 * end["character"]], "utf-16-le")

    def hover(self, name: str, words: str, offset: int = 1) -> str:
        """What is told of some words."""
        told = self.ask("textDocument/hover", self.at(name, words, offset))
        return str(told["contents"]["value"]) if told else ""

    def completed(self, name: str, words: str) -> list[str]:
        """What may stand behind some words."""
        found = self.ask("textDocument/completion", self.at(name, words, len(words)))
        items = found["items"] if isinstance(found, dict) else found
        return [item["label"] for item in items]

    def fixes(self, name: str, words: str) -> list[Message]:
        """The corrections offered at some words."""
        at = self.at(name, words)
        shown = {"start": at["position"], "end": at["position"]}
        context: Message = {"diagnostics": []}
        asked = at | {"range": shown, "context": context}
        found: list[Message] = self.ask("textDocument/codeAction", asked)
        return found

    def worked(self) -> float:
        """Seconds of the processor that the server has taken; 0 where the system does not tell."""
        told = Path(f"/proc/{self._process.pid}/schedstat")
        return int(told.read_text("ascii").split()[0]) / 1e9 if told.exists() else 0.0

    def address(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def ask(self, method: str, params: object) -> Any:
        """The answer to a request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while (message := self._take()).get("id") != self._number:
            pass
        assert "error" not in message, message["error"]
        return message["result"]

    def tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _take(self) -> Message:
        """The next message, what it shows kept."""
        try:
            message = self._messages.get(timeout=PATIENCE)
        except Empty:
            raise TimeoutError("the server says nothing") from None
        match message.get("method"):
            case "textDocument/publishDiagnostics":
                self._shown[message["params"]["uri"]] = message["params"]["diagnostics"]
            case "window/showMessage":
                self.messages.append(message["params"]["message"])
        return message

    def _send(self, message: Message) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))
