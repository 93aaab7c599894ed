"""A test suite for facts: an article's claims, compared with each other, its text and references.

The public names are those of ``__init__.pyi``; each is imported when it is first used, so that
a run which needs none of them pays for none (all of them take 270 ms). Everything else may change.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

__version__ = "0.1.0"
