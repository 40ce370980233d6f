"""Whose demand it is: of those who protest, or of an office, of whoever is stranded."""

from __future__ import annotations

import re

#: "Rechazaron levantar el bloqueo": what they will not do.
_NOT_THEIRS = re.compile(
    r"\s?(?:outside\b|inside\b|in\b|near\b|on\b|levantar|suspender|dialogar|retirarse|reunirse|firmar|abrir|"
    r"acatar|usar|tomar (?:rutas|vias|"
    r"precauciones))\b"
)
#: An office that asks, or whoever is stranded, is none of those who protest.
_OFFICIAL = re.compile(
    r"(?:^|[.,;:]\s|\b(?:que|y|pero|and|but)\s)(?:el |la |los |las |the )?(?:alcalde\w*|gobernador\w*|"
    r"ministr\w+|premier|prefect\w+|viceministr\w+|gobernacion|prefectura|ministerio|congresista|iglesia|camara|empresa|"
    r"minera|compania|concesionaria|autoridades|viajeros|choferes|defensoria|oficina|policia|fiscal\w*|"
    r"director\w*|gobierno|"
    r"provias|pnp|mtc|obispo|embajada|embassy|ombudsman|boluarte|presidenta|ejecutivo|municipalidad|pasajeros|"
    r"turistas|varados|"
    r"mayor|minister|government|police|passengers|tourists)\b(?:\s(?!que\b|y\b)\w+){0,5}\s$"
)
_STRANDED = re.compile(
    r"\W*(?:un |el |los |las |unos )?(?:\w+ ){0,4}?(?:pasajeros|turistas|viajeros|choferes|conductores|transportistas|"
    r"passengers|tourists)\b[^.;]*\b(?:varad|atrapad|strand)\w*"
)


def of_others(flat: str, lead: re.Match[str]) -> bool:
    """Whether it is an office that asks, or something that they will not do: "el alcalde pidió a los comuneros"."""
    aim = lead[0].startswith(("para", "to ", "en ", "in ", "motivo"))
    office = not aim and _OFFICIAL.search(flat[max(0, lead.start() - 90) : lead.start()])
    return bool(
        office or _NOT_THEIRS.match(flat, lead.end()) or (not aim and _STRANDED.match(flat[: lead.start()]))
    )
