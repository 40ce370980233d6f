"""Squares, streets and nicknames that everybody knows, and the words for all of Peru."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what.background import without
from handlers.desk.reader.where.limastreets import CENTRAL, lima_streets

_PERU = re.compile(
    r"\b(?:todo el (?:pais|peru|territorio)|el pais|a nivel nacional|en (?:el )?peru|a escala nacional|"
    r"nationwide|(?<!rest of )the country(?!'s|(?:side)? (?:south|north|east|west|andes|capital))|"
    r"(?:across|throughout|all over) peru|in peru|paro nacional|huelga nacional|"
    r"(?:all|whole) (?:of )?(?:the )?(?:country|peru)|"
    r"territorio nacional|"
    r"peru held|vias nacionales|red vial nacional|national strike|peru's(?! capital))\b"
)

_NATIONAL = re.compile(
    r"\b(?:paro|huelga|paralizacion)(?: (?:general|indefinid[oa]|civico|agrari[oa]|popular|miner[oa]|"
    r"unitari[oa]|universitari[oa]|"
    r"de (?:\d+ horas|transportistas|maestros|docentes|agricultores|mineros)|e|y)){0,3} nacional\b|"
    r"\b(?:national|nationwide) (?:\w+ ){0,2}?strike\b"
)
#: Squares, streets and bridges that everybody knows, each with its district.
_SQUARES = {
    "plaza san martin": "150101",
    "san martin square": "150101",
    "plaza dos de mayo": "150101",
    "plaza 2 de mayo": "150101",
    "plaza francia": "150101",
    "plaza bolognesi": "150101",
    "plaza mayor de lima": "150101",
    "damero de pizarro": "150101",
    "sa[qck]sa[yi](?:w|hu)aman": "080101",
    "jiron de la union": "150101",
    "avenida abancay": "150101",
    "av abancay": "150101",
    "av. abancay": "150101",
    "paseo de los heroes navales": "150101",
    "palacio de gobierno": "150101",
    "palacio de justicia": "150101",
    "campo de marte": "150113",
    "parque universitario": "150101",
    "hospital loayza": "150101",
    "hospital dos de mayo": "150101",
    "at congress": "150101",
    "congress building": "150101",
    "ovalo habich": "150135",
    "puente atocongo": "150133",
    "puente santa anita": "150137",
    "peaje chillon": "150125",
    "peaje de chillon": "150125",
    "plaza norte": "150112",
    "puente maravillas": "211101",
    "puente anashuayco": "040104",
    "puente arturo": "080601",
    "puente montalvo": "180101",
    "ovalo mocce": "140301",
}


#: Houses of the state in Lima, each with its district: who stands before one of them, or walks there, is in Lima.
_BEFORE = (
    r"(?:(?:frente|rumbo|lleg\w+|direccion) al?|cuadras? del?|"
    r"(?:frontis|exteriores|afueras|inmediaciones|puertas?|toma|interior) del?|"
    r"(?:hasta|hacia|rode\w+|tomaron|toman)|sede(?: central| principal| nacional)? del?)(?: la| las| el| los)?"
    r"(?: (?:sede|local|edificio|instalaciones|frontis|exteriores)(?: central| principal| institucional| nacional)?"
    r" del?(?: la)?)? "
)
_HOUSES = {
    r"congreso(?: de la republica(?: del peru)?| nacional(?! de))?(?! (?:regional|nacional|internacional|de |"
    r"del ))": "150101",
    "ministerio de educacion|minedu|ministerio de energia y minas|minem|ministerio de cultura": "150130",
    "ministerio de salud|minsa|ministerio de trabajo|essalud": "150113",
    "ministerio de economia|mef|ministerio de transportes|mtc|ministerio de la mujer|fiscalia de la nacion|"
    "jurado nacional de elecciones|tribunal constitucional": "150101",
    "ministerio del interior|ministerio de la produccion|ministerio de vivienda|petroperu": "150131",
    "ministerio de (?:agricultura|desarrollo agrario)|midagri|presidencia del consejo de ministros|pcm": "1501",
}
_IN_LIMA = tuple((re.compile(rf"\b{_BEFORE}(?:{name})\b"), code) for name, code in _HOUSES.items())
#: Universities whose name does not say where they are, each with its town.
UNIVERSITIES = {
    "universidad nacional de san agustin": "040101",
    "unsa": "040101",
    "universidad nacional de san antonio abad": "080101",
    "unsaac": "080101",
    "universidad nacional del altiplano": "210101",
    "universidad nacional del centro del peru": "120101",
    "universidad nacional del centro": "120101",
    "uncp": "120101",
    "universidad nacional de san cristobal de huamanga": "050101",
    "universidad de san cristobal de huamanga": "050101",
    "unsch": "050101",
    "universidad nacional mayor de san marcos": "150101",
    "universidad de san marcos": "150101",
    "unmsm": "150101",
    "universidad nacional federico villarreal": "150101",
    "universidad nacional de ingenieria": "150128",
    "universidad nacional jorge basadre": "230101",
    "unjbg": "230101",
    "universidad nacional pedro ruiz gallo": "140301",
    "unprg": "140301",
    "universidad nacional santiago antunez de mayolo": "020101",
    "unasam": "020101",
    "universidad nacional hermilio valdizan": "1001",
    "unheval": "1001",
    "universidad nacional daniel alcides carrion": "1901",
    "undac": "1901",
    "universidad nacional micaela bastidas": "030101",
    "universidad nacional jose maria arguedas": "030201",
    "universidad nacional de la amazonia peruana": "160101",
    "universidad nacional jose faustino sanchez carrion": "150801",
    "universidad nacional toribio rodriguez de mendoza": "010101",
    "universidad nacional san luis gonzaga": "110101",
    "universidad nacional agraria de la selva": "100601",
    "universidad nacional agraria la molina": "150114",
}


#: What the press calls cities.
NICKNAMES = {
    "emporio de gamarra": "150115",
    "emporio comercial de gamarra": "150115",
    "emporio comercial gamarra": "150115",
    "emporio textil de gamarra": "150115",
    "ciudad imperial": "080101",
    "ciudad blanca": "040101",
    "ciudad incontrastable": "120101",
    "ciudad heroica": "230101",
    "callejon de huaylas": "02",
    "callejon de conchucos": "02",
    "valle del mantaro": "12",
    "valle de tambo": "0407",
    "valle sagrado": "08",
    "sacred valley": "08",
    "norte chico": "15",
    "peruvian capital": "1501",
    "peru capital": "1501",
    "nation capital": "1501",
    "country capital": "1501",
    "capital peruana": "1501",
    "capital chanca": "030201",
    "ciudad lacustre": "210101",
    "ciudad calcetera": "211101",
    "ciudad de los vientos": "211101",
    "capital de la amistad": "140101",
    "ciudad de las palmeras": "220901",
    "ciudad de la eterna primavera": "130101",
}
#: Mines by name, each with its province: what is said to be at one is asked about where no other place is named.
MINES = {
    "las bambas": "0305",
    "antamina": "0210",
    "cuajone": "1801",
    "quellaveco": "1801",
    "toquepala": "2303",
    "cerro verde": "0401",
    "antapaccay": "0808",
    "tintaya": "0808",
    "yanacocha": "0601",
    "tia maria": "0407",
    "cerro lindo": "1102",
    "cerro corona": "0607",
    "cobriza": "0905",
    "toromocho": "1208",
    "constancia mine": "0807",
    "constancia copper": "0807",
    "mina constancia": "0807",
    "lagunas norte": "1310",
    "la rinconada": "211002",
    "conga": "06",
}
_ANY_SQUARE = re.compile(rf"\b(?:{'|'.join(_SQUARES)})\b")
_ANY_HOUSE = re.compile(rf"\b{_BEFORE}(?:{'|'.join(_HOUSES)})\b")
_NAMED_SQUARES = tuple((re.compile(rf"\b{name}\b"), code) for name, code in _SQUARES.items())


def square_in(sentence: Sentence, apart: Sequence[tuple[int, int]] = ()) -> str | None:
    """The district of a square, street or house that everybody knows by its name, if one is named outside of `apart`."""
    flat = without(sentence.plain, apart)
    squares = _NAMED_SQUARES if _ANY_SQUARE.search(flat) else ()
    houses = _IN_LIMA if _ANY_HOUSE.search(flat) else ()
    known = next((code for pattern, code in (*squares, *houses) if pattern.search(flat)), None)
    return known or (CENTRAL if lima_streets(flat) else None)


#: "Workers at a mine in Peru" tells readers abroad where that is, and not that the whole country strikes.
_ABROAD = re.compile(r"\b(?:en (?:el )?peru|in peru|peru's)\b")


def only_for_abroad(sentence: Sentence) -> bool:
    """Whether the words for the country in a sentence may but say where a place is."""
    rest = _ABROAD.sub("_", sentence.plain)
    return rest != sentence.plain and not (_PERU.search(rest) or _NATIONAL.search(rest))


def whole_country(sentence: Sentence) -> bool:
    """Whether the sentence speaks of all of Peru."""
    return bool(_PERU.search(sentence.plain) or _NATIONAL.search(sentence.plain))


#: Of all of it, whatever is told of single towns below: "una huelga nacional", "a nationwide strike".
_NATIONWIDE = re.compile(
    r"\b(?:nationwide|countrywide|national (?:\w+ )?strike|(?:across|throughout|all over) peru|a nivel nacional|"
    r"(?:paro|huelga)(?: \w+)? nacional)\b"
)


def nationwide(sentence: Sentence) -> bool:
    """Whether a sentence says by a word of its own that a strike is the whole country's."""
    return _NATIONWIDE.search(sentence.plain) is not None
