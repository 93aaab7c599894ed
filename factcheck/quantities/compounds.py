"""Which smaller units complete a compound figure: "6 ft 2 in", "1 cup plus 2 tablespoons"."""

SMALLER = {
    "foot": ("inch",),
    "yard": ("foot", "inch"),
    "mile": ("yard", "foot", "furlong", "chain"),
    "US cup": ("tablespoon", "teaspoon"),
    "metric cup": ("tablespoon", "teaspoon"),
    "tablespoon": ("teaspoon",),
    "US pint": ("US fluid ounce",),
    "imperial pint": ("imperial fluid ounce",),
    "stone": ("pound",),
    "pound": ("ounce",),
    "hour": ("minute", "second"),
    "minute": ("second",),
    "day": ("hour", "minute"),
    "year": ("month", "week", "day"),
    "month": ("day", "week"),
    "week": ("day",),
    "degree": ("arcminute",),
    "meter": ("centimeter",),
    "kilogram": ("gram",),
}
