"""Places told by an adjective: "transportistas puneños", "la sierra liberteña", "la región altiplánica"."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import Mention
from storage.regions import Gazetteer, fold

#: The stem of who or what is of a place, and the name of the place; of towns only those that no other place shares.
_OF = {
    **dict.fromkeys(("punen", "altiplanic"), "21"),
    **dict.fromkeys(("cusquen", "cuzquen"), "08"),
    "arequipen": "04",
    "apurimen": "03",
    "ayacuchan": "05",
    "huancavelican": "09",
    "moqueguan": "18",
    "tacnen": "23",
    "iquen": "11",
    "ancashin": "02",
    "cajamarquin": "06",
    "liberten": "13",
    "lambayecan": "14",
    "piuran": "20",
    "tumbesin": "24",
    "loretan": "16",
    "ucayalin": "25",
    "sanmartinens": "22",
    "huanuquen": "10",
    "pasquen": "19",
    "juninens": "12",
    "madrediosens": "17",
    "chalac": "07",
    "limen": "1501",
    "juliaquen": "2111",
    "ilaven": "210501",
    "azangarin": "2102",
    "melgarin": "2108",
    "huancanen": "2106",
    "abanquin": "0301",
    "andahuaylin": "0302",
    "cotabambin": "0305",
    "huamanguin": "0501",
    "huantin": "0504",
    "espinarens": "0808",
    "chumbivilcan": "0807",
    "canchin": "0806",
    "quillabambin": "0809",
    "sicuanen": "080601",
    "huancain": "1201",
    "tarmen": "1207",
    "jaujin": "1204",
    "chanchamain": "1203",
    "satipen": "1206",
    "chupaquin": "1209",
    "oroin": "120801",
    "trujillan": "1301",
    "chiclayan": "1401",
    "chimbotan": "0218",
    "huaracin": "0201",
    "sullaner": "2006",
    "paiten": "2005",
    "talaren": "2007",
    "sechuran": "2008",
    "iquiten": "1601",
    "pucallpin": "2501",
    "tarapotin": "2209",
    "moyobambin": "2201",
    "tocachin": "2210",
    "tingales": "1006",
    "chotan": "0604",
    "bambamarquin": "0607",
    "cutervin": "0606",
    "celendin": "0603",
    "jaen": "0608",
    "islayin": "0407",
    "mollendin": "040701",
    "camanej": "0402",
    "caravelen": "0403",
    "nasquen": "1103",
    "nazquen": "1103",
    "pisquen": "1105",
    "chinchan": "1102",
    "canetan": "1505",
    "huaralin": "1506",
    "huachan": "1508",
    "barranquen": "1502",
    "yurimaguin": "1602",
    "chachapoyan": "0101",
}
_STEMS = {fold(stem): code for stem, code in _OF.items()}
_WORD = re.compile(rf"\b(?P<stem>{'|'.join(sorted(_STEMS, key=len, reverse=True))})(?:[oa]s?|es|s|e)\b")
#: Such nouns bear the adjective because they lie there; whoever else bears it may be anywhere.
_LAND = re.compile(
    r"(?:^\W*(?:la|el|las|los)\s|\b(?:en|por|toda|todo|altura de|sur de|"
    r"norte de)\s(?:\w+\s){0,4}?)(?:region(?:es)?|sierra|costa|selva|altiplano|meseta|provincias?|"
    r"distritos?|ciudad(?:es)?|capital|localidad(?:es)?|zonas?|"
    r"territorio|suelo|norte|sur|centro|carreteras?|vias?|comunidad(?:es)?|pueblos?|departamento|litoral|"
    r"valles?|jurisdiccion|"
    r"tramos?|calles|avenidas|plazas?)\s(?:\w+\s)?$"
)


def by_adjective(sentence: Sentence, regions: Gazetteer) -> list[Mention]:
    """The places that a sentence names by an adjective, as homes of people or as lands."""
    found = []
    for match in _WORD.finditer(sentence.plain):
        region = regions.get(_STEMS[match["stem"]])
        land = _LAND.search(sentence.plain[: match.start()])
        bearers = tuple(
            (claim, one)
            for claim, one in regions.bearers(fold(region.name))
            if one.code.startswith(region.code)
        )
        found.append(
            Mention(
                match.start(),
                match.end(),
                fold(region.name),
                bearers or ((0, region),),
                2 if land else 1,
                adjective=True,
            )
        )
    return found
