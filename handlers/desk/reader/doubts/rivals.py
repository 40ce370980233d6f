"""What else the words around a draft would allow for each field: a field stands alone only where nothing does."""

from __future__ import annotations

from collections.abc import Callable

from handlers.desk.reader.doubts.cases import Case, Open
from handlers.desk.reader.doubts.endrivals import (
    bounded,
    end_beside,
    ended,
    heard,
    second_hand,
    shut_and_freed,
    shut_beside,
    stands_again,
    still_on,
    stretch_shut,
)
from handlers.desk.reader.doubts.kindrivals import (
    another_act,
    besides,
    building_shut,
    by_nature,
    clearing_road,
    graver_told,
    hurt_in_parts,
    in_question,
    no_road,
    other_people,
    pickets_of_a_strike,
    strike_and_deed,
    struck_as_well,
)
from handlers.desk.reader.doubts.phaserivals import (
    announced_beside,
    combined,
    day_before_it,
    no_moment,
    occurred,
    of_an_earlier_day,
    on_a_weekday,
    only_possible,
    other_moment,
    still_to_come,
    time_beside,
    until_somebody_came,
)
from handlers.desk.reader.doubts.placerivals import (
    avenue_of_lima,
    borrowed,
    carried_wide,
    dateline,
    finer_beside,
    from_another_sentence,
    home_only,
    lone_department,
    no_blockade,
    one_letter_off,
    only_in_peru,
    region_behind,
    road_from_before,
    told_twice,
    unknown_name,
    wider_said,
)
from handlers.desk.reader.doubts.storyfields import (
    by_kilometre_alone,
    crowd_of_others,
    dead_of_others,
    home_of_several,
    hurt_of_others,
    off_its_road,
    some_pass_beside,
    start_in_story,
    time_of_an_end,
    two_departments,
    venue_of_another,
)
from handlers.desk.reader.doubts.storyrivals import (
    came_to_its_end,
    cleared_beside,
    day_gone,
    denied_beside,
    dispersed_beside,
    end_agreed,
    ground_alone,
    held_up,
    nature_beside,
    of_the_country,
    on_a_road,
    only_planned,
    second_act,
    second_of_a_story,
    the_same_people,
    title_alone,
)
from storage.model import TrafficState


def some_pass(case: Case) -> Open:
    """Somebody who gets through, or will, where the road was read as shut."""
    if case.facts.traffic_state is not TrafficState.INTERRUPTED:
        return None
    return (TrafficState.RESTRICTED,) if any(r.passing for r in case.residues) else None


def nobody_passes(case: Case) -> Open:
    """A road read as passable for some, of whom no clause says so: "… para que dejen libre un carril"."""
    if case.facts.traffic_state is not TrafficState.RESTRICTED:
        return None
    said = any(r.passing for r in case.residues)
    return None if said else (TrafficState.INTERRUPTED,)


Rule = Callable[[Case], Open]


#: What speaks against each field.
RULES: dict[str, tuple[Rule, ...]] = {
    "kind": (
        graver_told,
        struck_as_well,
        in_question,
        no_road,
        by_nature,
        besides,
        pickets_of_a_strike,
        another_act,
        clearing_road,
        building_shut,
        second_act,
        on_a_road,
        title_alone,
        second_of_a_story,
        ground_alone,
        held_up,
        strike_and_deed,
        end_agreed,
        of_the_country,
        the_same_people,
        denied_beside,
        nature_beside,
    ),
    "state": (
        ended,
        end_beside,
        only_possible,
        still_to_come,
        of_an_earlier_day,
        on_a_weekday,
        until_somebody_came,
        announced_beside,
        occurred,
        stands_again,
        bounded,
        shut_beside,
        stretch_shut,
        shut_and_freed,
        heard,
        second_hand,
        still_on,
        only_planned,
        cleared_beside,
        dispersed_beside,
        day_gone,
        came_to_its_end,
    ),
    "region": (
        told_twice,
        unknown_name,
        borrowed,
        finer_beside,
        wider_said,
        carried_wide,
        lone_department,
        home_only,
        dateline,
        one_letter_off,
        avenue_of_lima,
        only_in_peru,
        region_behind,
        off_its_road,
        home_of_several,
        by_kilometre_alone,
        two_departments,
        venue_of_another,
    ),
    "road": (no_blockade, road_from_before),
    "km_from": (from_another_sentence,),
    "traffic_state": (some_pass, nobody_passes, some_pass_beside),
    "started": (
        other_moment,
        no_moment,
        combined,
        time_beside,
        day_before_it,
        time_of_an_end,
        start_in_story,
    ),
    "crowd": (other_people, crowd_of_others),
    "injured": (hurt_in_parts, hurt_of_others),
    "dead": (dead_of_others,),
}


def left_open(field: str, case: Case) -> Open:
    """The other values that the words allow for a field, None where nothing speaks against the one that was read."""
    found = [values for rule in RULES.get(field, ()) if (values := rule(case)) is not None]
    return tuple(dict.fromkeys(v for values in found for v in values)) if found else None
