"""A sentence that tells of nothing which happens, put beside a report, adds no event and changes none without a question."""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from handlers.desk.reader import ReadDraft
from tests.reports import asks, reading
from tests.scoring import STRICT, value

CORPUS = Path(__file__).parents[3] / "corpus"
#: What stands behind an event in a story, a chat or a bulletin, and is none.
BEHIND = (
    "Los manifestantes exigen la renuncia de la presidenta y el cierre del Congreso.",
    "La protesta se realiza de manera pacífica.",
    "Hasta el momento no se reportan heridos ni detenidos.",
    "No se registraron saqueos, heridos o detenidos.",
    "La Policía resguarda la zona.",
    "Efectivos de la PNP llegaron al lugar para dialogar con los manifestantes.",
    "Se recomienda a los conductores tomar vías alternas.",
    "Cientos de pasajeros se vieron perjudicados por la medida.",
    "La Defensoría del Pueblo invocó al diálogo.",
    "Reiteramos el llamado a que las protestas se realicen de manera pacífica.",
    "Así lo informó la Policía de Carreteras.",
    "Según testigos, hay una larga fila de vehículos.",
    "El alcalde pidió al Gobierno instalar una mesa de diálogo.",
    "Como se recuerda, en diciembre pasado hubo protestas similares.",
    "Cabe señalar que el pliego de reclamos fue presentado hace dos meses.",
    "La población está preocupada por el desabastecimiento de alimentos.",
    "Las clases fueron suspendidas en los colegios.",
    "El ministro del Interior llegará mañana a la zona para dialogar con los dirigentes.",
    "La empresa no se ha pronunciado hasta el momento.",
    "Compartan por favor. Tomen sus precauciones.",
    "Fuente: Radio Onda Azul",
    "#Perú #Protestas #Noticias",
    "Esto ha generado malestar entre los viajeros.",
    "Una comisión del Ejecutivo se reunirá este viernes con los dirigentes en Lima.",
    "Los pobladores denuncian que las autoridades no cumplen sus promesas.",
    "El presidente del frente de defensa señaló que no darán marcha atrás.",
    "Los buses que se dirigen a Lima permanecen en el terminal.",
    "El precio de los alimentos subió en los mercados.",
    "La vía es utilizada por cientos de camiones cada día.",
    "El conflicto se inició en 2019 por la contaminación del río.",
    "Hasta el cierre de esta nota no se registraban incidentes. Seguiremos informando.",
)
ENGLISH_BEHIND = (
    "Protesters are demanding the president's resignation.",
    "The protest has been peaceful so far.",
    "No injuries or arrests have been reported.",
    "Police are guarding the area.",
    "Travellers are advised to avoid the area.",
    "Hundreds of passengers have been affected.",
    "The ombudsman's office called for dialogue.",
    "The mayor asked the government to open talks.",
    "Similar protests took place in December.",
    "Classes were suspended.",
    "The interior minister is expected to travel to the area tomorrow for talks.",
    "The company did not respond to a request for comment.",
    "A government commission will meet the leaders in Lima on Friday.",
    "Food prices have risen in the markets.",
    "The road is used by hundreds of trucks every day.",
    "The conflict began in 2019 over pollution of the river.",
    "Monitor local media for updates. Stay safe.",
)
#: What stands before one.
BEFORE = (
    "URGENTE 🚨 ",
    "ÚLTIMO MINUTO: ",
    "#LoÚltimo | ",
    "Noticias de la mañana.\n",
    "🔴 EN VIVO | ",
    "Comunicado N.º 12\n",
)
_ENGLISH = re.compile(r"\b(?:the|and|of|in|on)\b")
_SPANISH = re.compile(r"\b(?:en|el|la|los|por)\b")


@cache
def reports() -> tuple[tuple[str, ReadDraft, bool], ...]:
    """The short reports of the corpus that give one draft, and whether each is in English."""
    found = []
    for file in sorted(CORPUS.glob("*.toml")):
        for report in tomllib.loads(file.read_text())["report"]:
            plain = len(report["text"]) <= 300 and not {"now", "tally", "notes"} & report.keys()
            if not plain or len(report.get("draft", ())) != 1:
                continue
            text = report["text"].strip()
            text = text if text[-1] in ".!?…" else f"{text}."
            drafts = reading(text).drafts
            english = _ENGLISH.search(text) is not None and _SPANISH.search(text) is None
            prose = not text.startswith("[") and drafts and drafts[0].facts.kind is not None
            if len(drafts) == 1 and prose and drafts[0].facts.region is not None:
                found.append((text, drafts[0], english))
    return tuple(found)


def same(text: str, draft: ReadDraft) -> list[str]:
    """What is not as it was, or asked."""
    drafts = reading(text).drafts
    if len(drafts) != 1 or drafts[0].intent is not draft.intent:
        return [f"{len(drafts)} drafts: {text}"]
    (got,) = drafts
    return [
        f"{name} is {value(got, name)}, was {value(draft, name)}: {text}"
        for name in STRICT
        if value(got, name) != value(draft, name) and not asks(got, name)
    ]


@pytest.mark.parametrize(
    ("before", "behind", "english"),
    [
        *(("", f" {words}", False) for words in BEHIND),
        *(("", f" {words}", True) for words in ENGLISH_BEHIND),
        *((words, "", False) for words in BEFORE),
    ],
)
def test_it_adds_nothing_and_changes_nothing(before: str, behind: str, english: bool) -> None:
    some = random.Random(before + behind)
    chosen = some.sample([one for one in reports() if one[2] is english], 8)
    wrong = [line for text, draft, _ in chosen for line in same(f"{before}{text}{behind}", draft)]
    assert not wrong, "\n".join(wrong)
