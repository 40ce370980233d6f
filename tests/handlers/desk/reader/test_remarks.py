"""What is said of protests in general, feared, denied or kept from happening opens no draft; what happens beside it does."""

from __future__ import annotations

import pytest

from storage.model import Kind
from tests.reports import drafts


@pytest.mark.parametrize(
    "text",
    [
        # What they are.
        "El bloqueo de carreteras es un delito y se castiga con cárcel, recordó el fiscal de Cusco.",
        "Bloquear carreteras no es la salida, dijo el gobernador de Cusco.",
        "La toma de carreteras es una de las medidas más usadas en la sierra.",
        "La protesta social es un derecho, pero no puede atentar contra el libre tránsito.",
        "Road blockades are one of the most common forms of protest in Peru.",
        "Blocking roads is a crime, the interior minister said in Lima.",
        # When there are any.
        "Cada vez que hay un paro, los precios suben en el mercado de Huancayo.",
        "Los bloqueos suelen durar varios días y afectan sobre todo a los agricultores.",
        "Quienes bloqueen las vías serán denunciados, advirtió la prefecta de Trujillo.",
        "Strikes and roadblocks are frequent in Peru and can disrupt travel with little notice.",
        "Political protests in Peru can lead to road closures and cancelled trains.",
        "In recent years, protesters have frequently blocked the Pan-American Highway near Ica.",
        "Clashes between police and protesters have caused deaths in the past, above all in Puno.",
        "Social mobilizations are concentrated in regions such as Cusco, Puno and Tacna.",
        # No verb says that they happen.
        "Las movilizaciones forman parte de la vida del país, opinó el sociólogo.",
        "Tomar una carretera para ser escuchado se ha vuelto costumbre, opinó el analista.",
        "La toma de locales públicos constituye una falta grave, según el reglamento.",
        # Kept from happening, or feared.
        "La policía reforzó la seguridad en Juliaca para evitar enfrentamientos.",
        "Se desplegaron 200 efectivos en Huancayo a fin de prevenir saqueos y bloqueos.",
        "Police were sent to Cusco to prevent looting and clashes.",
        "Ante posibles bloqueos, la terminal de Tacna suspendió la venta de pasajes.",
        # There is none.
        "No se han registrado enfrentamientos en Juliaca, informó la Policía.",
        "Este año no se realizará el paro de los arroceros en Jaén.",
        "Los transportistas de Abancay no acatarán la huelga.",
        "There were no reports of clashes or arrests in Cusco.",
        "It is impossible to reach an agreement, the union leader said.",
        # What the words mean, and what the reader should do.
        "El paro seco consiste en la paralización de todas las actividades de un pueblo.",
        "U.S. citizens should avoid the highway near the roadblocks south of Lima.",
        "Se recomienda evitar la zona de los bloqueos en Urcos.",
        "There is a high chance of violent clashes in Espinar.",
        # What comes of them, and who is held anyway.
        "Protests have led to road closures and cancelled trains in different parts of the country.",
        "The government is advising people to avoid areas where demonstrations take place and not to cross roadblocks.",
        "Los juzgados solo atenderán los casos de personas detenidas en flagrancia.",
        # Sums of many days.
        "More than 45 people have died to date in the protests.",
        "De acuerdo con cifras de la Defensoría, 22 personas fallecieron por enfrentamientos en Puno.",
        "Los enfrentamientos han dejado 60 fallecidos en el sur del país.",
    ],
)
def test_what_is_said_of_protests_in_general_opens_nothing(text: str) -> None:
    assert drafts(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Bloquear vías es un delito, pero los ronderos mantienen tomada la carretera en Bambamarca.",
            Kind.BLOCKADE,
        ),
        (
            "Los bloqueos en Urcos suelen durar horas; hoy comuneros bloquean otra vez la vía en Urcos.",
            Kind.BLOCKADE,
        ),
        ("Los enfrentamientos en Juliaca han dejado 17 fallecidos.", Kind.CLASH),
        ("Comuneros de Velille mantienen bloqueados dos tramos del corredor minero.", Kind.BLOCKADE),
        ("Empresas de transporte público bloquearon la Panamericana Norte en Chao.", Kind.BLOCKADE),
        ("No hay paso en Ocoña: los mineros siguen en la vía.", Kind.BLOCKADE),
        ("Los paros continúan en Puno.", Kind.STRIKE),
        ("Residents are preventing the passage of trucks at Velille.", Kind.BLOCKADE),
        ("Evite la Carretera Central: agricultores la bloquean en Jauja.", Kind.BLOCKADE),
        ("Se recomienda evitar la Panamericana Sur, bloqueada en Chala por mineros.", Kind.BLOCKADE),
        ("Visitors should know that protesters are blocking the road at Urcos.", Kind.BLOCKADE),
        ("El bloqueo en Urcos es ilegal, dijo el prefecto.", Kind.BLOCKADE),
        ("Las protestas han provocado el cierre de la Panamericana Sur en Ocoña.", Kind.BLOCKADE),
        ("Para evitar el paso de camiones, comuneros bloquearon la vía en Capacmarca.", Kind.BLOCKADE),
    ],
)
def test_what_happens_beside_it_is_told(text: str, kind: Kind) -> None:
    (draft,) = drafts(text)

    assert draft.facts.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Fieles acompañaron en procesión al Señor de los Temblores; la avenida El Sol estuvo cerrada.",
        "Vecinos de Pomalca marcharon en procesión con la imagen de la Virgen.",
        "Por el recorrido procesional del Señor de los Milagros se restringirá el tránsito en la avenida Tacna.",
    ],
)
def test_those_who_walk_behind_a_saint_do_not_protest(text: str) -> None:
    assert drafts(text) == ()


def test_those_who_walk_behind_coffins_for_justice_do() -> None:
    (draft,) = drafts("Vecinos de Juliaca marcharon en procesión con los ataúdes exigiendo justicia.")

    assert draft.facts.kind is Kind.MARCH


@pytest.mark.parametrize(
    "text",
    [
        "Comuneros de Cotabambas detuvieron a dos ingenieros de la mina.",
        "An indigenous group has detained 70 boat passengers in Urarinas, Loreto.",
        "Pobladores de Aguaytía retienen a 15 turistas desde ayer.",
    ],
)
def test_whom_people_hold_the_police_have_not_arrested(text: str) -> None:
    (draft,) = drafts(text)

    assert draft.facts.kind is None
    assert draft.doubtful("kind")
