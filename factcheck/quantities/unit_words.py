"""Common unit words as alternatives of a pattern, for words that are put in another order."""

from __future__ import annotations

LENGTHS = r"(?:kilo|centi|milli)?met(?:er|re)s?|miles?|foot|feet|inch(?:es)?|yards?"
AREAS = r"acres?|hectares?"
TIMES = r"century|centuries|decades?|years?|months?|weeks?|days?|hours?|minutes?|seconds?"
_VOLUMES = r"cups?|pints?|quarts?|gallons?|lit(?:er|re)s?|barrels?"
_WEIGHTS = r"kilograms?|kilos?|kgs?|tonnes?|tons?|pounds?|ounces?|stone"
UNIT = rf"(?:(?:square |cubic |nautical )?(?:{LENGTHS})|{_WEIGHTS}|{TIMES}|{AREAS}|{_VOLUMES})"
