"""Words for nationalities and the countries that they stand for, as English-language news has them.

Only what names a country beside a person: "Russian President", "Russia’s foreign minister".
"""

from __future__ import annotations

from functools import cache

_COUNTRIES = """
Afghan Afghanistan, Albanian Albania, Algerian Algeria, Angolan Angola, Argentine Argentina,
Argentinian Argentina, Armenian Armenia, Australian Australia, Austrian Austria,
Azerbaijani Azerbaijan, Bahraini Bahrain, Bangladeshi Bangladesh, Belarusian Belarus,
Belgian Belgium, Bolivian Bolivia, Bosnian Bosnia, Brazilian Brazil, British Britain,
Bulgarian Bulgaria, Burmese Myanmar, Cambodian Cambodia, Cameroonian Cameroon, Canadian Canada,
Chadian Chad, Chilean Chile, Chinese China, Colombian Colombia, Congolese Congo,
Croatian Croatia, Cuban Cuba, Cypriot Cyprus, Czech Czech_Republic, Danish Denmark,
Dutch Netherlands, Ecuadorian Ecuador, Egyptian Egypt, Emirati United_Arab_Emirates,
Eritrean Eritrea, Estonian Estonia, Ethiopian Ethiopia, Filipino Philippines, Finnish Finland,
French France, Georgian Georgia, German Germany, Ghanaian Ghana, Greek Greece,
Guatemalan Guatemala, Haitian Haiti, Honduran Honduras, Hungarian Hungary, Icelandic Iceland,
Indian India, Indonesian Indonesia, Iranian Iran, Iraqi Iraq, Irish Ireland, Israeli Israel,
Italian Italy, Jamaican Jamaica, Japanese Japan, Jordanian Jordan, Kazakh Kazakhstan,
Kenyan Kenya, Kuwaiti Kuwait, Kyrgyz Kyrgyzstan, Latvian Latvia, Lebanese Lebanon,
Liberian Liberia, Libyan Libya, Lithuanian Lithuania, Malaysian Malaysia, Malian Mali,
Maltese Malta, Mexican Mexico, Moldovan Moldova, Mongolian Mongolia, Moroccan Morocco,
Mozambican Mozambique, Nepalese Nepal, New_Zealand New_Zealand, Nicaraguan Nicaragua,
Nigerian Nigeria, North_Korean North_Korea, Norwegian Norway, Omani Oman, Pakistani Pakistan,
Palestinian Palestine, Panamanian Panama, Paraguayan Paraguay, Peruvian Peru, Polish Poland,
Papua_New_Guinea Papua_New_Guinea, Portuguese Portugal, Qatari Qatar, Romanian Romania,
Russian Russia, Rwandan Rwanda, Salvadoran El_Salvador, Saudi Saudi_Arabia,
Saudi_Arabian Saudi_Arabia, Senegalese Senegal, Serbian Serbia, Singaporean Singapore,
Slovak Slovakia, Slovenian Slovenia, Somali Somalia, South_African South_Africa,
South_Korean South_Korea, South_Sudanese South_Sudan, Spanish Spain, Sri_Lankan Sri_Lanka,
Sudanese Sudan, Swedish Sweden, Swiss Switzerland, Syrian Syria, Taiwanese Taiwan,
Tanzanian Tanzania, Thai Thailand, Tongan Tonga, Tunisian Tunisia, Turkish Turkey, Ugandan Uganda,
Ukrainian Ukraine, Uruguayan Uruguay, Uzbek Uzbekistan, Venezuelan Venezuela,
Vietnamese Vietnam, Yemeni Yemen, Zambian Zambia, Zimbabwean Zimbabwe, American United_States,
Beninese Benin, Bhutanese Bhutan, Botswanan Botswana, Burundian Burundi,
Central_African Central_African_Republic, Costa_Rican Costa_Rica, Djiboutian Djibouti,
Dominica Dominica, Dominican_Republic Dominican_Republic,
Democratic_Republic_of_the_Congo Democratic_Republic_of_the_Congo,
Equatorial_Guinean Equatorial_Guinea, Fijian Fiji, Gabonese Gabon, Gambian Gambia,
Guinea Guinea, Guinea-Bissau Guinea-Bissau, Guyanese Guyana, Ivorian Ivory_Coast, Lao Laos,
Luxembourg Luxembourg, Malagasy Madagascar, Malawian Malawi, Maldivian Maldives,
Mauritanian Mauritania, Mauritian Mauritius, Montenegrin Montenegro, Namibian Namibia,
Nigerien Niger, Republic_of_the_Congo Republic_of_the_Congo, Sierra_Leonean Sierra_Leone,
Surinamese Suriname, Tajik Tajikistan, Togolese Togo, Turkmen Turkmenistan, U.S. U.S., US US,
U.K. U.K., UK UK, United_States United_States, United_Kingdom United_Kingdom
"""


@cache
def countries() -> dict[str, str]:
    """The country for a nationality or for a country's own name."""
    pairs = [pair.split() for pair in _COUNTRIES.replace("\n", " ").split(",")]
    spaced = {one.replace("_", " "): country.replace("_", " ") for one, country in pairs}
    return spaced | {country: country for country in spaced.values()}


_ONE_COUNTRY = (
    {"Britain", "United Kingdom", "U.K.", "UK"},
    {"United States", "U.S.", "US"},
    {"China", "Taiwan"},
    {"Congo", "Democratic Republic of the Congo"},
    {"Congo", "Republic of the Congo"},
)


def are_two_countries(one: str, other: str) -> bool:
    """Whether two words for countries or nationalities are known, and not of one country."""
    known = countries()
    first, second = known.get(one, ""), known.get(other, "")
    is_one = first == second or any({first, second} <= names for names in _ONE_COUNTRY)
    return bool(first and second) and not is_one
