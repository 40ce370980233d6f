"""A sentence that tells of nothing which happens, put beside a report, adds no event and changes none without a question."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from handlers.desk.reader import ReadDraft
from storage.model import Kind
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
#: What a story opens with that tells of no event of its own.
OPENINGS = (
    *(
        "En los últimos días la tensión aumentó en el sur del país.",
        "El diálogo fracasó.",
        "Así amaneció la ciudad.",
    ),
    *("El Congreso rechazó ayer el adelanto de elecciones.", "Vecinos nos reportan desde temprano."),
    "Ante el incumplimiento de los acuerdos por parte del Ejecutivo, la población decidió salir a las calles.",
    "Como parte de la jornada nacional de protesta, varias regiones amanecieron paralizadas.",
    "Los precios del combustible subieron en Iquitos.",
)
ENGLISH_OPENINGS = (
    "Tension has risen in southern Peru in recent days.",
    "Congress rejected early elections on Wednesday.",
    "From Lima, the prime minister called for an end to the protests.",
    "Following a holiday truce, protests have resumed across the country.",
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
            row = re.match(r"\[|[A-Z]{2}-\d", text) is not None  # which begins its line
            kind = drafts[0].facts.kind if drafts and not asks(drafts[0], "kind") else None
            prose = not row and kind not in (None, Kind.ARRESTS)  # which "no hay detenidos" denies
            if len(drafts) == 1 and prose and drafts[0].facts.region is not None:
                found.append((text, drafts[0], english))
    return tuple(found)


def some(words: str, among: Sequence[tuple[str, ReadDraft, bool]]) -> list[tuple[str, ReadDraft, bool]]:
    """Eight reports, other ones for other words; a report that is new to the corpus leaves most of them as they were."""
    return sorted(among, key=lambda one: sha256(f"{words}{one[0]}".encode()).digest())[:8]


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
        *((f"{words} ", "", False) for words in OPENINGS),
        *((f"{words}\n", "", True) for words in ENGLISH_OPENINGS),
    ],
)
def test_it_adds_nothing_and_changes_nothing(before: str, behind: str, english: bool) -> None:
    fitting = [one for one in reports() if one[2] is english]
    wrong = [
        line
        for text, draft, _ in some(before + behind, fitting)
        for line in same(f"{before}{text}{behind}", draft)
    ]
    assert not wrong, "\n".join(wrong)


#: What names a place and says nothing of what happens there.
PLACES = (
    *(
        "Los buses con destino a Tacna permanecen en el terminal.",
        "El ministro viajará mañana a Cajamarca para dialogar.",
    ),
    *("La vía une Lima con Huancayo.", "Los manifestantes provienen de comunidades de Azángaro."),
    *(
        "En Lima, la presidenta convocó a un Consejo de Ministros.",
        "Rechazan las muertes ocurridas en Juliaca.",
    ),
    *("Piden la libertad de los detenidos en Ayacucho.", "Los camiones que van a Bolivia están varados."),
    *(
        "Una delegación partirá hacia Lima la próxima semana.",
        "El gobernador regional, desde Tacna, pidió calma.",
    ),
    *("Los heridos fueron trasladados al hospital de Huancayo.", "En Trujillo, las clases son normales."),
    *(
        "La protesta es en respaldo a las comunidades de Cotabambas.",
        "Desde Piura llegaron refuerzos policiales.",
    ),
    *("En Arequipa, el obispo llamó al diálogo.", "En Arequipa, los precios subieron."),
    *("La medida fue acordada en una asamblea en Sicuani.", "La empresa tiene su sede en Lima."),
    *("La vía alterna por Abancay está habilitada.", "Los pasajeros de Nasca a Lima esperan."),
)
ENGLISH_PLACES = (
    *(
        "Buses bound for Tacna are stuck at the terminal.",
        "The minister will travel to Cajamarca tomorrow for talks.",
    ),
    *("The road links Lima with Huancayo.", "The protesters come from communities in Azángaro."),
    *(
        "They want those detained in Ayacucho to be released.",
        "In Lima, the president called a cabinet meeting.",
    ),
    *("They condemn the deaths in Juliaca.", "The alternate route through Abancay is open."),
    *("The injured were taken to a hospital in Huancayo.", "Police reinforcements arrived from Piura."),
    *("A delegation will leave for Lima next week.", "The company is based in Lima."),
)


@pytest.mark.parametrize(
    ("behind", "english"),
    [*((words, False) for words in PLACES), *((words, True) for words in ENGLISH_PLACES)],
)
def test_a_place_where_nothing_happens_is_no_event(behind: str, english: bool) -> None:
    placed = [one for one in reports() if one[2] is english and len(one[1].facts.region or "") >= 4]
    wrong = [line for text, draft, _ in some(behind, placed) for line in same(f"{text} {behind}", draft)]
    assert not wrong, "\n".join(wrong)
