"""The language server: what an editor says and asks, answered by the other files of this room."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from factcheck import __version__
from factcheck.check import standard_checks
from factcheck.editor.answers import FileView
from factcheck.editor.at_cursor import definitions, hover
from factcheck.editor.completion import completions, context_at
from factcheck.editor.diagnostics import diagnostics_of, fixes
from factcheck.editor.upkeep import Upkeep
from factcheck.harmless import visible
from factcheck.text import lines_of

_TRIGGERS = [" ", "[", "{", ","]


class Server(LanguageServer):
    """The server with what it knows; each text is sent whole, so that no edit is miscounted."""

    def __init__(self, runs_own_checks: bool = False) -> None:
        super().__init__("factcheck", __version__, lsp.TextDocumentSyncKind.Full)
        self.upkeep = Upkeep(self._show, self._complain, runs_own_checks)

    def _show(self, path: Path, answer: FileView | None) -> None:
        found = diagnostics_of(answer) if answer else []
        told = lsp.PublishDiagnosticsParams(self.upkeep.files.address(path), found)
        self.text_document_publish_diagnostics(told)

    def _complain(self, message: str) -> None:
        told = lsp.ShowMessageParams(lsp.MessageType.Error, visible(f"factcheck: {message}"))
        self.window_show_message(told)


def server(runs_own_checks: bool = False) -> Server:
    """A server that answers; ``runs_own_checks``: those of the opened projects, too, are run."""
    made = Server(runs_own_checks)
    made.feature(lsp.INITIALIZED)(_initialized)
    made.feature(lsp.SHUTDOWN)(_shutdown)
    made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)(_did_open)
    made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)(_did_change)
    made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)(_did_save)
    made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)(_did_close)
    made.feature(lsp.TEXT_DOCUMENT_HOVER)(_hover)
    made.feature(lsp.TEXT_DOCUMENT_DEFINITION)(_definition)
    kinds = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, kinds)(_code_action)
    triggers = lsp.CompletionOptions(trigger_characters=_TRIGGERS)
    made.feature(lsp.TEXT_DOCUMENT_COMPLETION, triggers)(_completion)
    return made


def _initialized(ls: Server, _params: lsp.InitializedParams) -> None:
    chosen = ls.workspace.position_encoding or lsp.PositionEncodingKind.Utf16
    ls.upkeep.files.encoding = lsp.PositionEncodingKind(chosen).value


def _shutdown(ls: Server, _params: None) -> None:
    ls.upkeep.keep()


def _did_open(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    ls.upkeep.edit(params.text_document.uri, params.text_document.text)


def _did_change(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    if params.content_changes:
        ls.upkeep.edit(params.text_document.uri, params.content_changes[-1].text)


def _did_save(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    ls.upkeep.saved(params.text_document.uri)


def _did_close(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    ls.upkeep.close(params.text_document.uri)


async def _hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    answer = await ls.upkeep.answer(params.text_document.uri)
    if answer is None:
        return None
    told = hover(answer, *answer.point(params.position))
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, told)) if told else None


async def _definition(ls: Server, params: lsp.DefinitionParams) -> list[lsp.Location]:
    answer = await ls.upkeep.answer(params.text_document.uri)
    return definitions(answer, *answer.point(params.position)) if answer else []


async def _code_action(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    answer = await ls.upkeep.answer(params.text_document.uri)
    return fixes(answer, params.range) if answer else []


async def _completion(ls: Server, params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
    answer = await ls.upkeep.answer(params.text_document.uri)
    if answer is None or answer.is_article:
        return []
    context = context_at(lines_of(answer.text), *answer.point(params.position))
    return completions(context, answer.archive, answer.source, standard_checks())
