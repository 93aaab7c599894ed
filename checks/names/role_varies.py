"""Rule role-varies."""

from factcheck import Inconsistent, Pair, compare_roles, read_role, warning

SINGLE = {"minister", "ambassador", "governor", "mayor"}


@warning
def check_role_varies(name_pair: Pair) -> None:
    """One person in two offices, in one source, that one person hardly holds at a time.

    A deputy is not the office itself, and the foreign minister is not the defense minister. A
    shorter form is no other role, nor is a former one, or one beside a year: an article tells of
    several times.
    People may be president and party leader, spokesman of two bodies, or professor and member.

    Fails:
        - claims:
            lead: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
            below: {about: Lavrov, name: Lavrov, role: deputy foreign minister}
        - claims:
            lead: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}
            below: {about: Lavrov, name: Lavrov, role: defense minister}

    Passes:
        - claims:
            lead: {about: Lavrov, name: Sergey Lavrov, role: Russian foreign minister}
            below: {about: Lavrov, name: Lavrov, role: minister of foreign affairs}
        - claims:
            lead: {about: Kim Jong Un, name: Kim Jong Un, role: leader}
            below: {about: Kim Jong Un, name: Kim, role: general secretary of the party}
        - claims:
            lead: {about: John Kirby, name: John Kirby, role: White House spokesman}
            below: {about: John Kirby, name: Kirby, role: National Security Council spokesman}
        - claims:
            lead: {about: Shoigu, name: Sergei Shoigu, role: former defense minister}
            below: {about: Shoigu, name: Shoigu, role: emergencies minister}
        - text: |
            A minister returns

            Sergei Shoigu, the defense minister, spoke. In 1994 Shoigu was emergencies minister.
          claims:
            lead: {exact: Sergei Shoigu, about: Shoigu, name: Sergei Shoigu, role: defense minister}
            then: {exact: Shoigu was, about: Shoigu, name: Shoigu, role: emergencies minister}
        - claims:
            lead: {about: Lavrov, name: Sergey Lavrov, role: foreign minister, country: Russia}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov, role: minister of foreign affairs}
    """
    here, there = name_pair.claim, name_pair.other
    roles = here.words("role"), there.words("role")
    if name_pair.is_within_source and all(roles):
        answer = compare_roles(*roles)
        is_told_of_one_time = not (here.tells_of_another_time or there.tells_of_another_time)
        if is_told_of_one_time and (answer.conflicts or _are_two_offices(*roles)):
            name = there.words("name")
            message = f"{name} is “{roles[1]}” in one place and “{roles[0]}” in another."
            raise Inconsistent(message, here, there, place=here.place_of("role"))


def _are_two_offices(one: str, other: str) -> bool:
    """Whether both are, say, ministers, each of something that the other is not."""
    first, second = read_role(one), read_role(other)
    is_same_time = not (first.tenure or second.tenure)
    has_own = first.words - second.words and second.words - first.words
    return bool(is_same_time and has_own and first.words & second.words & SINGLE)
