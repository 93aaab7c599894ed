"""Words for one country, and for two."""

from factcheck.names.tables import are_one_country, are_two_countries, names_of_country


def test_two_names_of_one_country_are_not_two_countries() -> None:
    assert not are_two_countries("Swaziland", "Eswatini")
    assert are_two_countries("Swaziland", "Kenya")
    assert not are_two_countries("Swaziland", "Westbury")


def test_names_and_adjectives_of_one_country_are_of_one_country() -> None:
    assert are_one_country("UK", "United Kingdom")
    assert are_one_country("the UK", "British")
    assert not are_one_country("UK", "Ireland")
    assert not are_one_country("Westbury", "Westbury")


def test_a_country_is_known_with_an_article_or_without() -> None:
    assert "Holland" in names_of_country("the Netherlands")
    assert names_of_country("the Netherlands") == names_of_country("Netherlands")
