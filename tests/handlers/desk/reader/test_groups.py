"""Who protests and what for: noun phrases whole, and nobody who suffers it, ends it or only speaks of it."""

from __future__ import annotations

import pytest

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.demands import demand
from handlers.desk.reader.who.organisers import body_alone, organisers


def _sentence(text: str) -> Sentence:
    return Sentence(text, 0, 0)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # the subject of what is done, whole, whatever stands between
        (
            "Choferes de combis de Characato, en Arequipa, paralizan hoy sus labores.",
            "Choferes de combis de Characato",
        ),
        (
            "Unos 40 cargadores del mercado mayorista, molestos, bloquearon la avenida.",
            "cargadores del mercado mayorista",
        ),
        ("Empresarios y vecinos de Máncora realizarán una marcha.", "Empresarios y vecinos de Máncora"),
        ("El sindicato de carga pesada bloqueó un carril.", "sindicato de carga pesada"),
        ("los profesores del sutep estan tomando la ugel", "profesores del sutep"),
        ("Áncash: la comunidad Cruz de Mayo, de Caraz, tomó las compuertas.", "comunidad Cruz de Mayo"),
        ("La Asamblea Regional del Cusco ratificó que habrá un paro.", "Asamblea Regional del Cusco"),
        ("Familiares de los diez fallecidos realizan una vigilia.", "Familiares de los diez fallecidos"),
        ("La base provincial del Sutep de Bagua se suma a la huelga.", "Sutep de Bagua"),
        ("Comuneros de Shilla amanecieron apostados en el puente.", "Comuneros de Shilla"),
        ("Los cafetaleros de Satipo anunciaron que cerrarán la vía.", "cafetaleros de Satipo"),
        ("hoy los docentes salieron de nuevo en marcha", "docentes"),
        ("Bus drivers in Trujillo walked off the job on Thursday.", "Bus drivers"),
        (
            "Members of the Civil Construction Workers' Union marched in Chimbote.",
            "Civil Construction Workers' Union",
        ),
        ("Peru's largest union federation, the CGTP, has called a march.", "CGTP"),
        # behind the verb, behind what it is called, behind who did it
        ("El bloqueo lo mantienen agricultores desde el martes.", "agricultores"),
        (
            "El bloqueo que mantienen desde el 4 de enero los comuneros de Checacupe sigue.",
            "comuneros de Checacupe",
        ),
        ("Tránsito interrumpido por manifestación de productores de maca.", "productores de maca"),
        ("El paso está bloqueado por pobladores de Torata que acatan un paro.", "pobladores de Torata"),
        ("Un paro convocado por la Coordinadora de Mercados de Ilo.", "Coordinadora de Mercados de Ilo"),
        ("There are protests by cargo transport workers in several regions.", "cargo transport workers"),
        (
            "El bloqueo de la carretera por parte de los pobladores de Acobamba sigue.",
            "pobladores de Acobamba",
        ),
        ("Another blockade of the highway by miners of Chala began.", "miners of Chala"),
        ("Un grupo de vecinos se ha sumado al paro de transportistas.", "vecinos"),
        ("Police tried to disperse farmers who had blocked the highway.", "farmers"),
        (
            "Los manifestantes, agrupados en el Frente de Defensa de Islay, cortaron la vía.",
            "Frente de Defensa de Islay",
        ),
        # nobody in particular, or somebody else
        ("Los manifestantes bloquean la vía.", None),
        ("Los efectivos de la Policía recuperaron el puente.", None),
        ("Transportistas quedaron varados por el bloqueo.", None),
        ("Comerciantes del mercado denuncian pérdidas por el bloqueo.", None),
        ("El tránsito quedó expedito y los conductores siguen viaje.", None),
        ("Saludamos la liberación de los siete trabajadores mineros que permanecían retenidos.", None),
        ("Los gobernadores regionales convocan a una reunión.", None),
        ("Persisten los bloqueos en la vía Los Libertadores.", None),
        ("Sigue cerrado el puente Comuneros de Huancayo.", None),
        ("Un paro convocado por la paralización de las obras.", None),
        ("LIMA, Jan 5 - Demonstrators kept up roadblocks on Thursday.", None),
    ],
)
def test_whoever_protests_is_named_whole_and_nobody_else(text: str, who: str | None) -> None:
    assert organisers(_sentence(text)) == who


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("SINDICATO DE ENFERMERAS DE JUNÍN", "SINDICATO DE ENFERMERAS DE JUNÍN"),
        ("Federación Agraria de Putina:", "Federación Agraria de Putina"),
        ("COMUNICADO A LA OPINIÓN PÚBLICA", None),
        ("Comuneros", None),
        ("La Federación Agraria marcha hoy", None),
    ],
)
def test_a_line_that_is_but_the_name_of_a_body_is_its_call(text: str, body: str | None) -> None:
    assert body_alone(_sentence(text)) == body


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Paran por el mal estado de la carretera y piden obras.", "obras"),
        (
            "Acatan un paro por el mal estado de la carretera Nasca - Puquio.",
            "el mal estado de la carretera Nasca - Puquio",
        ),
        ("Realizan un plantón desde las 8 a. m. por el pago de sus bonos.", "el pago de sus bonos"),
        (
            "Marcha por la demora en las obras del hospital, informó RPP.",
            "la demora en las obras del hospital",
        ),
        ("Marcha contra la inseguridad en Máncora el viernes.", "contra la inseguridad"),
        (
            "Plantón por la libertad de los detenidos el viernes 3 a las 10 a. m.",
            "la libertad de los detenidos",
        ),
        ("Exigen al gobierno central la renuncia del ministro.", "la renuncia del ministro"),
        ("Drivers walked off the job over a wave of extortion, and some marched.", "a wave of extortion"),
        ("Plantón el lunes. ¡No al alza de las multas!", "No al alza de las multas"),
        # a place, a time, whoever did it, and what nature did are no reason
        ("Marchan por las calles de Ilo y por el jirón Abtao.", None),
        ("Bloquearon la vía por la mañana.", None),
        ("Protestan por segundo día en Juli.", None),
        ("Bloqueo de la vía por caída de huaico.", None),
        ("Marcha convocada por la CGTP.", None),
        ("Los manifestantes bloquean la vía y lanzaron piedras contra la comisaría.", None),
        ("Suspenden las clases por el paro.", None),
        ("Realizan un plantón ante la municipalidad de Paucarpata.", None),
        ("El alcalde pidió a los comuneros que levanten el bloqueo.", None),
        ("Los mineros rechazaron levantar el bloqueo.", None),
        ("Ingresaron por la fuerza a la sede.", None),
    ],
)
def test_what_they_ask_for_is_told_from_where_when_and_by_whom(text: str, what: str | None) -> None:
    found = demand(_sentence(text))

    assert ((found and found[0]) or None) == what
