"""What people and the press call the great roads, in both languages, and the name that the list of roads has for each."""

from __future__ import annotations

import re

_WAYS: tuple[tuple[str, str], ...] = (
    (
        r"pana(?:m|mericana)?\.? sur|pan[- ]?american (?:highway )?south|"
        r"south(?:ern)? pan[- ]?american(?! silver)(?: highway)?|"
        r"pan[- ]?american south(?: highway)?",
        "panamericana sur",
    ),
    (
        r"pana(?:m|mericana)?\.? norte|pan[- ]?american (?:highway )?north|"
        r"north(?:ern)? pan[- ]?american(?: highway)?|"
        r"pan[- ]?american north(?: highway)?",
        "panamericana norte",
    ),
    (
        r"pan[- ]?american(?: highway)?|(?:la |carretera |autopista )?panamericana|(?<=la )panam(?:e|er)?\b",
        "panamericana",
    ),
    (
        r"central highway|central road|(?<=en )la central(?! (?:de\b|hidro|termo|elec|telef))",
        "carretera central",
    ),
    (
        r"south(?:ern)? interoceanic(?: highway)?|interoceanic (?:highway )?south|iirsa sur|"
        r"interoceanica sur",
        "interoceanica sur",
    ),
    (r"north(?:ern)? interoceanic(?: highway)?|iirsa norte|interoceanica norte", "interoceanica norte"),
    (r"interoceanic(?: highway)?|interoceanica", "interoceanica"),
    (
        r"(?:carretera )?longitudinal de la sierra(?! (?:norte|sur))|sierra longitudinal(?: highway)?",
        "longitudinal de la sierra",
    ),
    (
        r"longitudinal ?[-/] ?(?:de la )?sierra sur|"
        r"sierra (?:sur|south) longitudinal(?: highway)?|south(?:ern)? sierra longitudinal(?: highway)?|"
        r"longitudinal (?:highway|road) of the (?:sierra sur|south(?:ern)? (?:sierra|highlands))",
        "longitudinal de la sierra sur",
    ),
    (
        r"longitudinal ?[-/] ?(?:de la )?sierra norte|"
        r"sierra (?:norte|north) longitudinal(?: highway)?|north(?:ern)? sierra longitudinal(?: highway)?|"
        r"longitudinal (?:highway|road) of the (?:sierra norte|north(?:ern)? (?:sierra|highlands))",
        "longitudinal de la sierra norte",
    ),
    (r"(?:carretera )?longitudinal de la costa(?! (?:norte|sur))|coastal highway", "panamericana"),
    (
        r"longitudinal ?[-/] ?(?:de la )?costa sur|south(?:ern)? coast longitudinal(?: highway)?",
        "panamericana sur",
    ),
    (
        r"longitudinal ?[-/] ?(?:de la )?costa norte|north(?:ern)? coast longitudinal(?: highway)?",
        "panamericana norte",
    ),
    (
        r"corredor minero(?: del sur)?|(?:southern )?mining corridor|corredor vial (?:sur|minero)|"
        r"corredor (?:las )?bambas",
        "corredor minero del sur",
    ),
    (r"(?:carretera )?marginal(?: de la selva)?", "marginal de la selva"),
    (r"(?:carretera |via )?los libertadores|libertadores[- ]wari", "los libertadores"),
    (r"(?:carretera )?federico basadre", "federico basadre"),
    (r"(?:carretera )?fernando bela[u]nde(?: terry)?", "fernando belaunde terry"),
    (r"(?:carretera |via )?binacional(?: ilo)?(?: ?- ?desaguadero)?", "binacional"),
)


#: Names that stand for two roads, which the place tells apart.
PAIRED = {
    "panamericana": ("panamericana sur", "panamericana norte"),
    "longitudinal de la sierra": ("longitudinal de la sierra sur", "longitudinal de la sierra norte"),
    "interoceanica": ("interoceanica sur", "interoceanica norte", "carretera nasca - abancay"),
    "binacional": ("carretera binacional", "binacional ilo desaguadero"),
}


#: Each way to name a road, with the name that the list knows.
SLANG = tuple((re.compile(rf"\b(?:{pattern})\b"), name) for pattern, name in _WAYS)
#: Any of them; a text without one need not be tried with each.
ANY_SLANG = re.compile(rf"\b(?:{'|'.join(pattern for pattern, _ in _WAYS)})\b")
