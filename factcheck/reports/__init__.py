"""Findings → reports, one format per file.

``terminal``, ``html``, ``markdown``; for programs ``json_report``, ``csv_report``, ``sarif``,
``github``, ``gitlab``; for readers and machines elsewhere ``footnotes``, ``claim_review``,
``web_annotation``. What formats share: ``findings`` (sides, lines, fingerprints), ``summary``
(counts and verdicts); terminals and Markdown ``frames`` and ``paper``. The page's parts are
``article``, ``scale`` and ``timeline``. ``writing`` puts reports into files, ``baseline`` accepts
what an earlier run found, ``suggest`` says what to correct, ``coverage`` what is not claimed.
"""
