"""Rule verification-expired."""

from factcheck import Verified, warning


@warning
def check_verification_expired(verification: Verified) -> None:
    """A claim whose verification by a person has run out.

    What was true then may have changed since.

    Fails:
        - exact: the mayor is in office
          verified: {by: A. Editor, on: 2019-05-01, until: 2020-05-01}

    Passes:
        - exact: the mayor was elected in 2019
          verified: {by: A. Editor, on: 2019-05-01}
        - exact: the mayor is in office
          verified: {by: A. Editor, on: 2019-05-01, until: 9999-12-31}
    """
    by, until = verification.verification.by, verification.verification.until
    assert not verification.is_expired, f"{by} verified it until {until}; verify it again"
