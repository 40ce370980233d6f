"""Positions: which district, outside of Peru or not, which way, and where an event is."""

from __future__ import annotations

import pytest

from storage.model import EventFacts, Kind, Precision
from storage.regions import Gazetteer, Level
from storage.roads import Roads
from storage.whereabouts import Spot, Whereabouts, Wind, direction

_PLACES = Gazetteer.load()
_HERE = Whereabouts.load(_PLACES, Roads.load())

_ILAVE = Spot(_PLACES.get("210501").latitude or 0, _PLACES.get("210501").longitude or 0, True)

#: Squares, bridges, airports, ruins and mines, not the coordinates that the gazetteer has; and their provinces.
_KNOWN = [
    *((-13.163, -72.545, "0813"), (-13.517, -71.979, "0801"), (-13.536, -71.939, "0801")),
    *((-13.406, -71.843, "0804"), (-14.175, -71.370, "0806"), (-14.790, -71.410, "0808")),
    *((-12.870, -72.693, "0809"), (-15.467, -70.158, "2111"), (-15.840, -70.028, "2101")),
    *((-15.721, -70.157, "2101"), (-16.086, -69.638, "2105"), (-16.213, -69.459, "2104")),
    *((-16.566, -69.037, "2104"), (-16.244, -69.090, "2113"), (-14.908, -70.196, "2102")),
    *((-14.882, -70.590, "2108"), (-14.068, -70.431, "2103"), (-16.399, -71.537, "0401")),
    *((-16.341, -71.583, "0401"), (-15.638, -71.602, "0405"), (-16.622, -72.711, "0402")),
    *((-17.030, -72.017, "0407"), (-14.064, -75.729, "1101"), (-14.088, -75.763, "1101")),
    *((-13.834, -76.250, "1105"), (-13.419, -76.133, "1102"), (-12.046, -77.031, "1501")),
    *((-12.121, -77.030, "1501"), (-12.022, -77.114, "0701"), (-12.072, -77.165, "0701")),
    *((-11.936, -76.690, "1501"), (-11.107, -77.605, "1508"), (-9.139, -77.748, "0220")),
    *((-9.075, -78.590, "0218"), (-8.106, -79.075, "1301"), (-6.771, -79.839, "1401")),
    *((-5.194, -80.633, "2001"), (-4.106, -81.048, "2007"), (-3.567, -80.451, "2401")),
    *((-7.157, -78.517, "0601"), (-6.680, -78.520, "0607"), (-5.710, -78.808, "0608")),
    *((-6.418, -77.925, "0105"), (-6.488, -76.360, "2209"), (-9.295, -75.998, "1006")),
    *((-8.383, -74.530, "2501"), (-3.749, -73.254, "1601"), (-12.594, -69.183, "1701")),
    *((-13.657, -73.383, "0302"), (-14.100, -72.330, "0305"), (-13.050, -74.140, "0501")),
    *((-12.937, -74.248, "0504"), (-12.068, -75.210, "1201"), (-11.520, -75.900, "1208")),
    *((-18.013, -70.251, "2301"), (-17.193, -70.935, "1801"), (-17.640, -71.345, "1803")),
]
_ABROAD = {
    "La Paz": (-16.5, -68.15),
    "Copacabana": (-16.166, -69.086),
    "Arica": (-18.478, -70.321),
    "Guayaquil": (-2.17, -79.92),
    "Macará": (-4.38, -79.94),
    "Leticia": (-4.215, -69.94),
    "Rio Branco": (-9.97, -67.8),
    "the Pacific off Lima": (-12.5, -78.5),
    "nowhere": (0.0, 0.0),
}


@pytest.mark.parametrize(("latitude", "longitude", "province"), _KNOWN)
def test_a_position_is_in_the_province_that_people_say_it_is_in(
    latitude: float, longitude: float, province: str
) -> None:
    found = _HERE.at(latitude, longitude)

    assert found is not None
    assert found.level == Level.DISTRICT
    assert found.code[:4] == province


def test_fifty_positions_and_more_are_known() -> None:
    assert len(set(_KNOWN)) >= 50


def test_the_chief_town_of_each_province_lies_in_it() -> None:
    astray = []
    for region in _PLACES:
        if region.level == Level.PROVINCE and region.latitude is not None and region.longitude is not None:
            found = _HERE.at(region.latitude, region.longitude)
            if found is None or found.code[:4] != region.code:
                astray.append(region.name)

    assert astray == []


@pytest.mark.parametrize("place", _ABROAD)
def test_outside_of_peru_is_no_district(place: str) -> None:
    assert _HERE.at(*_ABROAD[place]) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "wind"),
    [
        (-14.0, -70.0, Wind.NORTH),
        (-14.0, -69.0, Wind.NORTHEAST),
        (-15.0, -69.0, Wind.EAST),
        (-16.0, -69.0, Wind.SOUTHEAST),
        (-16.0, -70.0, Wind.SOUTH),
        (-16.0, -71.0, Wind.SOUTHWEST),
        (-15.0, -71.0, Wind.WEST),
        (-14.0, -71.0, Wind.NORTHWEST),
    ],
)
def test_eight_winds(latitude: float, longitude: float, wind: Wind) -> None:
    assert direction(-15.0, -70.0, latitude, longitude) is wind


@pytest.mark.parametrize(
    ("facts", "spot"),
    [
        (EventFacts(region="210501", latitude=-16.1, longitude=-69.6), Spot(-16.1, -69.6)),
        (
            EventFacts(region="210501", latitude=-16.1, longitude=-69.6, precision=Precision.DISTRICT),
            Spot(-16.1, -69.6, True),
        ),
        (EventFacts(region="210501", road="PE-3S", km_from=1410.8), Spot(-16.0833, -69.6667, True)),
        # The kilometre lies in another department than the region says: the district it is.
        (EventFacts(region="210501", road="PE-1S", km_from=262.0), _ILAVE),
        (EventFacts(region="210501"), _ILAVE),
        (EventFacts(region="21", kind=Kind.STRIKE), None),
        (EventFacts(), None),
    ],
)
def test_an_event_is_where_it_is_said_to_be_or_about_there(facts: EventFacts, spot: Spot | None) -> None:
    assert _HERE.of(facts) == spot
