"""Who may do what where: every role, every act, every kind of place; what is not allowed here is denied."""

from __future__ import annotations

import itertools

import pytest

from storage.model import EventFacts, Kind, Severity
from storage.permission import Act, Way, counts_way, covers, may, needs_second, toggled, trusted, way_out
from storage.staff import Editor, FourEyes, Role

#: Regions of an editor, and whether each of some places lies in them.
_REGIONS = {
    ("",): {"": True, "21": True, "2105": True, "210501": True, "08": True, None: False},
    ("21",): {"": False, "21": True, "2105": True, "210501": True, "08": False, None: False},
    ("2105",): {"": False, "21": False, "2105": True, "210501": True, "08": False, None: False},
    ("08", "2105"): {"": False, "21": False, "2105": True, "210501": True, "08": True, None: False},
    (): {"": False, "21": False, "2105": False, "210501": False, "08": False, None: False},
}
#: What each role may do: everywhere, only where its regions reach, or (not named) nowhere.
_EVERYWHERE = {
    Role.OWNER: {Act.DRAFT, Act.COUNT, Act.AUDIT, Act.CAMPAIGN, Act.PEOPLE, Act.PAUSE},
    Role.PUBLISHER: {Act.DRAFT, Act.COUNT, Act.AUDIT, Act.CAMPAIGN},
    Role.EDITOR: {Act.DRAFT, Act.COUNT},
}
_OUT = {
    Act.TALLY,
    *(Act.SEND, Act.PUBLISH, Act.APPROVE, Act.UNDO),
    *(Act.CONFIRM, Act.CHANGE, Act.CORRECT, Act.RETRACT),
    Act.SUGGESTED,
}
_INSIDE = {
    Role.OWNER: {*_OUT, Act.TIPS},
    Role.PUBLISHER: {*_OUT, Act.TIPS},
    Role.EDITOR: {Act.SEND, Act.SUGGESTED, Act.TIPS},
}


@pytest.mark.parametrize(("role", "act"), list(itertools.product(Role, Act)))
def test_each_role_may_do_each_act_where_it_should_and_nowhere_else(role: Role, act: Act) -> None:
    for regions, places in _REGIONS.items():
        for place, inside in places.items():
            allowed = act in _EVERYWHERE[role] or (act in _INSIDE[role] and inside)

            assert may(Editor(1, 1, role, regions), act, place) is allowed, (regions, place)


@pytest.mark.parametrize("act", Act)
def test_a_stranger_may_do_nothing(act: Act) -> None:
    assert not any(may(None, act, place) for place in ("", "21", None))


def test_an_act_that_the_table_does_not_name_is_denied() -> None:
    assert not any(trusted(role, "fly") for role in Role)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("policy", "region", "before", "severity", "needed"),
    [
        (FourEyes.OFF, "", (), Severity.EXTREME, False),
        (FourEyes.WIDE, "21", (), Severity.SEVERE, False),
        (FourEyes.WIDE, "", (), Severity.UNKNOWN, True),
        (FourEyes.WIDE, "21", (), Severity.EXTREME, True),
        (FourEyes.WIDE, "21", ("08", ""), Severity.UNKNOWN, True),
        (FourEyes.WIDE, "21", ("21", "08"), Severity.UNKNOWN, False),
        (FourEyes.ALL, "210501", (), Severity.UNKNOWN, True),
    ],
)
def test_a_second_pair_of_eyes_is_needed_as_the_policy_says(
    policy: FourEyes, region: str, before: tuple[str, ...], severity: Severity, needed: bool
) -> None:
    facts = EventFacts(kind=Kind.BLOCKADE, region=region, severity=severity)

    assert needs_second(policy, facts, before) is needed


@pytest.mark.parametrize(
    ("role", "region", "before", "policy", "way"),
    [
        (Role.PUBLISHER, "2105", (), FourEyes.OFF, Way.PUBLISH),
        (Role.PUBLISHER, "2105", (), FourEyes.WIDE, Way.PUBLISH),
        (Role.PUBLISHER, "2105", (), FourEyes.ALL, Way.SEND),
        (Role.PUBLISHER, "08", (), FourEyes.OFF, Way.NOWHERE),
        (Role.PUBLISHER, "2105", ("21", "08"), FourEyes.OFF, Way.NOWHERE),
        (Role.PUBLISHER, None, (), FourEyes.OFF, Way.NOWHERE),
        (Role.EDITOR, "2105", (), FourEyes.OFF, Way.SEND),
        (Role.EDITOR, "08", (), FourEyes.OFF, Way.NOWHERE),
        (Role.EDITOR, "", (), FourEyes.OFF, Way.NOWHERE),
    ],
)
def test_a_finished_draft_goes_the_way_its_editor_may_send_it(
    role: Role, region: str | None, before: tuple[str, ...], policy: FourEyes, way: Way
) -> None:
    assert way_out(Editor(1, 1, role, ("21",)), EventFacts(region=region), policy, before) is way


@pytest.mark.parametrize(
    ("regions", "code", "after"),
    [
        ((), "21", ("21",)),
        (("21",), "21", ()),
        (("21",), "2105", ("21",)),
        (("2105", "2111"), "21", ("21",)),
        (("21",), "08", ("08", "21")),
        (("08", "21"), "", ("",)),
        (("",), "", ()),
    ],
)
def test_a_region_takes_the_place_of_those_inside_it(
    regions: tuple[str, ...], code: str, after: tuple[str, ...]
) -> None:
    assert toggled(regions, code) == after
    assert covers(after, code) or code in regions


@pytest.mark.parametrize(
    ("role", "places", "policy", "way"),
    [
        (Role.OWNER, ["", "21"], FourEyes.OFF, Way.PUBLISH),
        (Role.OWNER, [""], FourEyes.WIDE, Way.SEND),
        (Role.OWNER, ["21"], FourEyes.WIDE, Way.PUBLISH),
        (Role.OWNER, ["21"], FourEyes.ALL, Way.SEND),
        (Role.PUBLISHER, ["2105"], FourEyes.OFF, Way.PUBLISH),
        (Role.PUBLISHER, ["08"], FourEyes.OFF, Way.SEND),
        (Role.EDITOR, ["21"], FourEyes.OFF, Way.SEND),
        (None, ["21"], FourEyes.OFF, Way.NOWHERE),
    ],
)
def test_a_count_is_recorded_by_who_may_alone_and_handed_over_by_everybody_else(
    role: Role | None, places: list[str], policy: FourEyes, way: Way
) -> None:
    regions = ("",) if role is Role.OWNER else ("21",)
    editor = None if role is None else Editor(1, 1, role, regions)

    assert counts_way(editor, places, policy) is way
