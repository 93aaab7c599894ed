"""The families of worlds, each by its name."""

from collections.abc import Mapping

from tests.oracles import dates, figures, lengths, relations, systems
from tests.oracles.cases import Make

ARTICLES: Mapping[str, Make] = {**relations.FAMILIES, **lengths.FAMILIES, **systems.FAMILIES}
"""Those that are judged as claims of a source; the others are pairs of statements."""

FAMILIES: Mapping[str, Make] = {**figures.FAMILIES, **dates.FAMILIES, **ARTICLES}
