"""Words for one country, and for two."""

from factcheck.names.tables import are_two_countries


def test_two_names_of_one_country_are_not_two_countries() -> None:
    assert not are_two_countries("Swaziland", "Eswatini")
    assert are_two_countries("Swaziland", "Kenya")
    assert not are_two_countries("Swaziland", "Westbury")
