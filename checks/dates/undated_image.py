"""Rule undated-image."""

import re
from calendar import day_name, month_name

from factcheck import Claim, Part, divide, note

TELLS_WHEN = re.compile(
    rf"\b(?:file|archive|library|stock|undated|{'|'.join((*month_name[1:], *day_name))}|"
    r"today|yesterday|(?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)


@note
def check_undated_image(claim: Claim) -> None:
    """A picture used to illustrate an event, whose caption does not say when it was taken.

    Readers take it for a picture of the event. A caption with a date, a year, a month or a
    weekday anywhere in it, and one that says "file photo" or "undated", tells them enough.

    Fails:
        - text: |
            Lavrov Thanks Choe

            The ministers met on Tuesday.

            Lavrov walks with Choe at an airport.
            KIM WON JIN/AFP
          claims:
            meeting: {exact: met on Tuesday, date: on Tuesday}
            pictured: {exact: Lavrov walks with Choe, in: caption, illustrates: meeting}

    Passes:
        - text: |
            Lavrov Thanks Choe

            The ministers met on Tuesday.

            Lavrov walks with Choe at an airport on October 18, 2023.
            KIM WON JIN/AFP
          claims:
            meeting: {exact: met on Tuesday, date: on Tuesday}
            pictured: {exact: Lavrov walks with Choe, in: caption, illustrates: meeting}
        - text: |
            Lavrov Thanks Choe

            The ministers met on Tuesday.

            Lavrov walks with Choe at an airport (file photo).
            KIM WON JIN/AFP
          claims:
            meeting: {exact: met on Tuesday, date: on Tuesday}
            pictured: {exact: Lavrov walks with Choe, in: caption, illustrates: meeting}
        - text: |
            Lavrov Thanks Choe

            The ministers met on Tuesday.

            Lavrov walks with Choe at an airport.
            KIM WON JIN/AFP
          claims:
            meeting: {exact: met on Tuesday, date: on Tuesday}
            pictured: {exact: Lavrov walks with Choe, in: caption}
    """
    is_picture = claim.part is Part.CAPTION and claim.words("illustrates")
    if is_picture and claim.span and not claim.words("date"):
        caption = _block_around(claim, claim.span.start)
        assert TELLS_WHEN.search(caption), (
            f"The picture stands for “{claim.words('illustrates')}”, "
            "but its caption does not say when it was taken."
        )


def _block_around(claim: Claim, at: int) -> str:
    document = claim.document
    blocks = divide(document.text, document.caption)
    return next(document.text[start:end] for _, start, end in blocks if start <= at < end)
