"""Findings → reports, one format per file.

What formats share: ``findings`` (sides, lines, fingerprints), ``summary`` (counts and verdicts),
``escaping``; terminals and Markdown ``frames`` and ``paper``. The page's parts are
``article``, ``scale`` and ``timeline``. ``writing`` puts reports into files, ``baseline`` and
``diff`` compare runs, ``suggest`` says what to correct, ``coverage`` what is not claimed. For
readers and machines elsewhere: ``footnotes``, ``claim_review``, ``web_annotation``.

The names are those of ``__init__.pyi``; each is imported when it is first asked for, which saves
a run that writes no page and no SARIF 16 ms.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
