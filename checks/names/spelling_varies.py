"""Rule spelling-varies."""

from factcheck import Pair, compare_names, warning


@warning
def check_spelling_varies(pair: Pair) -> None:
    """One person or organisation, spelled in two ways in one source.

    A reader may take the two for different people, and a search finds only one. Which spelling
    is right is a matter of the desk's style. A short form, such as a surname, is no other
    spelling.

    Fails:
        - claims:
            text: {about: Lavrov, name: Sergey Lavrov}
            caption: {about: Lavrov, name: Sergei Lavrov}

    Passes:
        - claims:
            text: {about: Lavrov, name: Sergey Lavrov}
            later: {about: Lavrov, name: Lavrov}
        - claims:
            text: {about: Kim Jong Un, name: Kim Jong Un}
            father: {about: Kim Jong Il, name: Kim Jong Il}
        - claims:
            text: {about: Lavrov, name: Sergei Lavrov}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov}
    """
    if pair.is_within_source and pair.claim.name and pair.other.name:
        names = compare_names(pair.claim.name.words, pair.other.name.words)
        assert not names.varies, names.explanation
