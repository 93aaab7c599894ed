"""Given names and the short forms that the press uses for them."""

from __future__ import annotations

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


def _table() -> dict[str, frozenset[str]]:
    pairs: dict[str, frozenset[str]] = {}
    for line in " ".join(_FAMILIAR.replace("\n", " / ").split()).split(" / "):
        for name in line.split():
            pairs[name] = pairs.get(name, frozenset()) | frozenset(line.split())
    return pairs


_NICKNAMES = _table()


def is_nickname(name: str, other: str) -> bool:
    """Whether two given names, in lower case, are a full form and a familiar form of it."""
    return other in _NICKNAMES.get(name, frozenset())


def is_given_name(word: str) -> bool:
    """Whether a word in small letters is a given name that has a familiar form, or is one."""
    return word in _NICKNAMES
