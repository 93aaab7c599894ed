"""Words and letters that multiply the digits before them: million, crore, dozen, k."""

from __future__ import annotations

import re
from fractions import Fraction

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "quadrillion": 10**15,
    "quintillion": 10**18,
    "sextillion": 10**21,
    "dozen": 12,
    "gross": 144,
}
LETTER_SCALES = {
    "k": 10**3,
    "K": 10**3,
    "m": 10**6,
    "M": 10**6,
    "b": 10**9,
    "B": 10**9,
    "T": 10**12,
    "t": 10**12,
}


def scale_of(text: str) -> Fraction:
    """What the scale words of a numeral's text multiply it by: 10**6 for "1.2 million"."""
    scale = Fraction(1)
    for word in re.findall(r"[A-Za-z]+", text):
        if word.lower() in SCALES and word.lower() != "hundred":
            scale *= SCALES[word.lower()]
    letter = re.search(r"\d([kKmMbBT])$", text)
    return scale * LETTER_SCALES[letter[1]] if letter else scale
