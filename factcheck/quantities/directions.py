"""Verbs that tell which way a figure went, as alternatives of a pattern."""

from __future__ import annotations

RISEN = (
    r"rose|risen|ris(?:es?|ing)|grew|grown|grow(?:s|ing)?|gain(?:ed|s)?|increas(?:e[ds]?|ing)|"
    r"jump(?:ed|s)?|climb(?:ed|s)?|surge[ds]?|soar(?:ed|s)?"
)
FALLEN = (
    r"fell|fall(?:en|s|ing)?|drop(?:ped|s)?|decline[ds]?|decrease[ds]?|shrank|shrunk|"
    r"slip(?:ped|s)?|slump(?:ed|s)?|plunge[ds]?|tumble[ds]?|lost"
)
UP = r"(?<!made )(?<!make )(?<!makes )(?<!making )up"  # "women made up 44 percent"
