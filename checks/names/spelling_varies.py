"""Rule spelling-varies."""

from factcheck import Pair, compare_names, warning


@warning
def check_spelling_varies(name_pair: Pair) -> None:
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
    one, other = name_pair.claim.name, name_pair.other.name
    if name_pair.is_within_source and one and other:
        names = compare_names(one.words, other.words)
        assert not names.varies, names.explanation
