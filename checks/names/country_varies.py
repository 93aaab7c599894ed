"""Rule country-varies."""

import re

from factcheck import Inconsistent, Pair, are_two_countries, warning

OF_TWO = re.compile(r"-born\b|\bborn in\b|\bdual\b|\bnaturali[sz]ed\b|\bformer(?:ly)?\b|\bthen\b")


@warning
def check_country_varies(name_pair: Pair) -> None:
    """A person or an organisation assigned to two different countries.

    In one source, in two articles, or against a reference. Somebody born elsewhere, or of two
    nationalities, is left alone where the sentence says so; names for one country (U.S., United
    States) are no two, nor are the parts of the United Kingdom.

    Fails:
        - claims:
            winner: {about: Eva Dahl, name: Eva Dahl, country: Norway}
          references:
            dahl: {about: Eva Dahl, name: Eva Dahl, country: Sweden}
        - claims:
            lead: {about: Eva Dahl, name: Eva Dahl, country: Norwegian}
            below: {about: Eva Dahl, name: Dahl, country: Sweden}

    Passes:
        - claims:
            lead: {about: John Kirby, name: John Kirby, country: U.S.}
            below: {about: John Kirby, name: Kirby, country: American}
        - text: Eva Dahl, the Norwegian-born Swede, won.
          claims:
            winner: {exact: Eva Dahl, about: Eva Dahl, name: Eva Dahl, country: Norway}
          references:
            dahl: {about: Eva Dahl, name: Eva Dahl, country: Sweden}
        - claims:
            envoy: {about: Eva Dahl, name: Eva Dahl, country: the Arctic}
          references:
            dahl: {about: Eva Dahl, name: Eva Dahl, country: Sweden}
    """
    here, there = name_pair.claim, name_pair.other
    one, other = here.words("country"), there.words("country")
    if not are_two_countries(one, other):
        return
    if not OF_TWO.search(here.sentence + there.sentence):
        elsewhere = "and elsewhere" if name_pair.is_within_source else f"{there.document.id} has"
        far = "the desk has" if there.is_reference else elsewhere
        message = f"{here.words('name')} is given to “{one}” here; {far} “{other}”."
        raise Inconsistent(message, here, there, place=here.place_of("country"))
