"""Words that stand for one name: spellings carried over from another script, and short forms.

For spellings two means: a table of spellings in use, and a key that spellings of one name share.
Both are wide on purpose, since what counts as a variant is a matter of style and never an error.
Romanizations: Russian and Ukrainian (BGN/PCGN 1947 and 2019, ISO 9, the press), Arabic
(ALA-LC, the press), Korean (McCune–Reischauer, Revised, North Korean), Chinese
(Wade–Giles, Pinyin).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_IN_USE = """
kyiv kiev / kharkiv kharkov / lviv lvov / odesa odessa / dnipro dnepr dnieper
chornobyl chernobyl / zaporizhzhia zaporizhia zaporozhye / luhansk lugansk / mykolaiv nikolaev
volodymyr vladimir / mykola nikolai nikolay / oleksandr aleksandr alexander alexandr
oleksiy oleksii alexei alexey aleksei aleksey / serhiy serhii sergei sergey
dmytro dmitry dmitri / andriy andrii andrei andrey / mykhailo mikhail / yevhen evgeny yevgeny
pavlo pavel / petro pyotr petr / ihor igor / olena elena yelena / kateryna ekaterina yekaterina
yulia julia iuliia yuliya / alyaksandr aliaksandr aleksandr alexander / lukashenko lukashenka
gorbachev gorbachov gorbatchev / khrushchev khruschev krushchev khrushchov / yeltsin eltsin
prigozhin prigogine / muhammad mohammed mohammad mohamed muhammed mohamad muhamad
ahmed ahmad ahmet / hussein husain hussain husayn hussayn husein hossein
gaddafi qaddafi kadafi gadhafi qadhafi khadafy gadaffi kaddafi / osama usama / omar umar
hezbollah hizbullah hizballah hizbollah / yousef yusuf youssef yusef yousuf
abdullah abdallah abdulla / nasser nasir naser / quran koran / mecca makkah / saeed said saied
haniyeh haniya haniyah / sharia shariah / soleimani suleimani / assad asad / erdogan erdoghan
turkiye turkey / daesh daish / khamenei khameni / beijing peking / zedong tsetung
taipei taibei / nanjing nanking / guangzhou canton kwangchow / choe choi chwe
lee yi rhee ri li / park pak bak / kim gim / jong chong jeong jung chung cheong / un eun
hui hee hi / son sun seon / song sung seong / yong young yeong / hyok hyuk hyeok
chol chul cheol / jo cho / jang chang / kang gang / paek baek / ryong yong / gil kil
fyodor fedor feodor / artyom artem / semyon semen / suk seok sok / yeol youl yol
thaek taek / pyongyang pyeongyang / busan pusan / daegu taegu / incheon inchon
gaeseong kaesong
"""


def _groups(table: str) -> dict[str, frozenset[str]]:
    """Each word of a table with those of all the groups that it is in; a stroke or a line ends one.

    A word of two groups stands for the words of both, which do not stand for each other.
    """
    groups: dict[str, frozenset[str]] = {}
    for line in table.replace("\n", " / ").split(" / "):
        words = frozenset(line.split())
        for word in words:
            groups[word] = groups.get(word, frozenset()) | words
    return groups


_SPELLINGS = _groups(_IN_USE)

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(ff|v)$", "v"),  # Rachmaninoff, Rachmaninov
        (r"w", "v"),
        (r"x", "ks"),
        (r"shch", "sch"),
        (r"tch", "ch"),
        (r"dj", "j"),
        (r"kh", "h"),
        (r"q", "k"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"y", "i"),
        (r"(?<=[aeiou])j", "i"),
        (r"i+", "i"),
        (r"ie", "e"),  # Yevgeny, Evgeny; Medvedyev, Medvedev
        (r"aa", "a"),  # Shabaab, Shabab
        (r"^(al|el)(?=[a-z]{3})", "al"),
        (r"gh", "g"),
    )
)
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss"}
_ONE_LETTER = {"ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}


@lru_cache(maxsize=16_384)
def is_variant(word: str, other: str) -> bool:
    """Whether two words, case aside, are known ways to write one name in Latin letters."""
    if any(character.isdigit() for character in word + other):
        return False
    ours, theirs = plain_spellings(word), plain_spellings(other)
    if ours & theirs:
        return True
    listed: frozenset[str] = frozenset().union(
        *(_SPELLINGS.get(spelling, frozenset()) for spelling in ours)
    )
    return bool(listed & theirs or _keys(ours) & _keys(theirs))


def plain_spellings(word: str) -> frozenset[str]:
    """The ways to write a word without diacritics: *Müller* is *Muller* or *Mueller*."""
    folded = unicodedata.normalize("NFC", word.casefold())
    return frozenset(
        _letters("".join(table.get(letter, letter) for letter in folded))
        for table in (_ONE_LETTER, _TWO_LETTERS | {"ł": "l", "đ": "d", "ı": "i"})
    )


def _letters(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if letter.isalnum())


def _keys(spellings: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_key, spellings))


def _key(word: str) -> str:
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


_FAMILIAR = """
abraham abe / albert al bert / alexander alex sandy sasha / alfred fred alf / andrew andy drew
anthony tony / antony tony / benjamin ben / charles charlie chuck / christopher chris
daniel dan danny / david dave / dmitry dima / donald don / edward ed eddie ted ned
eugene gene / francis frank / franklin frank / frederick fred / gerald gerry jerry
gregory greg / henry harry hank / jacob jake / james jim jimmy jamie / jeffrey jeff
john jack johnny / jonathan jon / joseph joe / kenneth ken / lawrence larry / leonard len leo
matthew matt / michael mike mick / nicholas nick / patrick pat paddy / peter pete / philip phil
raymond ray / richard dick rick rich / robert bob rob bobby / ronald ron
samuel sam / stephen steve / steven steve / theodore ted teddy / thomas tom / timothy tim
vladimir volodya vova / walter walt / william bill will billy / zachary zach / abigail abby
alexandra alex sandra sasha / barbara barb / catherine cathy kate / katherine kate kathy
christine chris / deborah debbie deb / elizabeth liz beth betty eliza / jacqueline jackie
jennifer jen / judith judy / margaret maggie peggy meg
patricia pat patty trish / rebecca becky / susan sue / victoria vicky / valerie val
virginia ginny
"""

_NICKNAMES = _groups(_FAMILIAR)


def given_names() -> frozenset[str]:
    """Given names that have a familiar form, and those forms, in small letters."""
    return frozenset(_NICKNAMES)


def is_given_name(word: str) -> bool:
    """Whether a word in small letters is a given name that has a familiar form, or is one."""
    return word in _NICKNAMES


def is_nickname(name: str, other: str) -> bool:
    """Whether two given names, in lower case, are a full form and a familiar form of it."""
    return other in _NICKNAMES.get(name, frozenset())
