"""Rule quotation-unattributed."""

from factcheck import Quotation, warning


@warning
def check_quotation_unattributed(quotation: Quotation) -> None:
    """Words in quotation marks that are not attributed to anybody.

    A reader cannot tell whose they are: the speaker's, an agency's, or the writer's own irony.

    Fails:
        - quotation: active work

    Passes:
        - quotation: significant and concerning escalation
          by: John Kirby
    """
    assert quotation.by, (
        f"“{quotation.words}” is quoted, but nothing says whose words: "
        "give the speaker (by), if the text does."
    )
