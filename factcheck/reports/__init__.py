"""Findings → reports, one format per file.

The names are those of ``__init__.pyi``; each is imported when it is first asked for, which saves
a run that writes no page and no SARIF 16 ms.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
