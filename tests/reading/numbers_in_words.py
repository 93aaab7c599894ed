"""Whole numbers as English spells them, made here and not by the reader that is tested."""

from __future__ import annotations

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = ("", " thousand", " million", " billion")


def spelled(number: int, *, joint: str = " and ", hyphen: str = "-") -> str:
    """A number below a trillion in words, with the joint before what is less than a hundred.

    >>> spelled(1_200_045)
    'one million two hundred thousand and forty-five'
    """
    if number < 1000:
        return _below_thousand(number, joint, hyphen)
    groups = [number // 1000**power % 1000 for power in range(len(SCALES))]
    parts = [
        f"{_below_thousand(group, joint, hyphen)}{scale}"
        for group, scale in reversed(list(zip(groups, SCALES, strict=True)))
        if group
    ]
    is_joined = 0 < groups[0] < 100
    return joint.join((" ".join(parts[:-1]), parts[-1])) if is_joined else " ".join(parts)


def _below_thousand(number: int, joint: str, hyphen: str) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, hyphen)
    head = f"{ONES[hundreds]} hundred"
    return f"{head}{joint}{_below_hundred(rest, hyphen)}" if rest else head


def _below_hundred(number: int, hyphen: str) -> str:
    tens, ones = divmod(number, 10)
    if number < len(ONES):
        return ONES[number]
    return f"{TENS[tens]}{hyphen}{ONES[ones]}" if ones else TENS[tens]
