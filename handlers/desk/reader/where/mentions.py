"""A name of a place as it stands in a sentence, and what the words around it say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storage.regions import Region


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place in a sentence, with who may bear it (how good the claim is, the region) and its weight."""

    start: int
    end: int
    name: str
    bearers: tuple[tuple[int, Region], ...]
    weight: int  # 3 said to be the place, 2 named, 1 a body's or people's home, 0 somewhere else
    town: bool = False
    sure: bool = False  # a level word decides
    local: bool = False  # a sector or hamlet by the word before it
    perhaps: bool = False  # a common word, a place only beside one that contains it
    guessed: bool = False  # one letter off
    home: bool = False  # where those come from who do it
    adjective: bool = False  # told by an adjective or as a river's name: "puneños", "el río Urubamba"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all that bear it."""
        return tuple(region.code for _, region in self.bearers)


#: "Es en realidad en Reque": what was said before it is not so.
IN_TRUTH = re.compile(
    r"\b(?:es|fue|era|esta) en realidad\b|\ben realidad (?:es|fue|era|esta|ocurre)\b|\bactually (?:in|at)\b"
)


#: The words before a name, nearest last, that say how it stands to what happens.
SAID_HERE = re.compile(
    r"(?:\b(?:en (?:la|el) del?|en|in|at|near|around|alrededor de|cerca (?:de|a)|inmediaciones de|"
    r"altura (?:de|del|d)|afueras de|outside|sector|"
    r"distritos?(?: de)?|(?:district|province|region|department|citie|town|village)s of|(?:region|department|village) of|"
    r"(?:provincias?|regiones|departamentos|ciudades|localidades)(?: \w{4,12}as)? de|"
    r"provincia(?: de)?|region(?: de)?|district of|province of|city of|town of|ciudad(?: de)?|localidad de|"
    r"ubicacion:?|en la capital(?: provincial| distrital| regional)? de|"
    r"(?:distritos|provincias|localidades|ciudades|regiones|zonas|sectores|lugares|districts|towns|"
    r"places) (?:\w+ )?(?:como|like)|"
    r"lugar:?|location:?|jurisdiccion de|across|throughout|reached|zona de|comunidad de|"
    r"centro poblado(?: de)?|(?:ingresos?|accesos?|entradas?)(?: y (?:de )?salidas?)? (?:al?|de|del|hacia|"
    r"a la ciudad de|al distrito de)|"
    r"(?:entrances?|access(?: road)?) (?:to|of))"
    r"(?: el| la| los| las| the| toda| todo| all| nearby| neighbou?ring)?|[(\[])\s*$"
)


ELSEWHERE = re.compile(
    r"\b(?:part(?:io|ieron|iran)|sali(?:o|eron)|saldran?|started from|set off from)\b[^.;]{0,40}\b(?:del|"
    r"(?<!distrito )(?<!provincia )(?<!localidad )(?<!ciudad )(?<!calles )(?<!centro )(?<!plaza )(?<!armas )"
    r"de(?! (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|octubre|noviembre|diciembre)\b)|"
    r"desde|from)\b[^.;,]{0,20}$|"
    r"\b(?:hacia|rumbo a|con destino a|con direccion a|direccion a|towards?|heading (?:to|for)|bound for|"
    r"en camino a|"
    r"procedentes? de|provenientes? de|llegad[oa]s (?:de|desde)|(?:llegaron|llegan|vinieron|partieron|"
    r"partio|partiran|salieron|viajaron|came|arrived|travell?ed|set out) (?:\w+ )?(?:desde|de|from)|"
    r"(?:mayoria|manifestantes|protestantes|marchantes|most|protesters|marchers)(?: de (?:los|las|ell[oa]s) ?\w*| of them)? "
    r"(?:es|son|era|eran|fueron|are|were|came) (?:de|from)|"
    r"(?:venid[oa]s?|llegad[oa]s?|bajad[oa]s?) (?:de|desde)|venid[oa]s de|delegacion(?:es)? de|viajan a|"
    r"viajar a|hasta|entre|between|frontera con|border with|limites? (?:con|entre|de)|"
    r"(?:limites?|colindante|frontera) con (?:el |la )?(?:vecin[oa] )?(?:distrito|provincia|region|departamento) del?|"
    r"frontera entre|border between|"
    r"(?<!in and )out of|leaving|hacia (?:la |el )?\w+(?:, \w+)* (?:y|e|o)|(?:y|,|pero) no en|but not in|"
    r"excepto(?: en)?|incluso (?:de|del|desde)|"
    r"salvo en|solidaridad con|"
    r"(?:con|a|por) (?:los |las |nuestros |"
    r"sus )*hermanos de|(?:a|con) l[ao]s de|"
    r"ocurrid[oa]s? en|sucedid[oa]s? en|"
    r"fallecid[oa]s (?:en|de)|muert[oa]s (?:en|de)|caidos (?:en|de)|killed in|victimas (?:en|de)|masacre de|"
    r"(?:no )?sal(?:gan|ir|ga|en) de|a (?:unos |unas |solo )?[\d.,]+ (?:kilometros|kms?|minutos|horas|metros|min) de|"
    r"a (?:unos |unas |solo )?[\d.,]+ (?:kilometros|kms?|minutos|horas) de la ciudad de|[\d.,]+ (?:km|kilomet(?:re|"
    r"er)s|miles|hours) from|"
    r"(?:against|over|justice for|mourn\w*|denounc\w*|condemn\w*|por|contra) (?:the |las |los |la )?(?:\w+ )?(?:killings?|"
    r"deaths?|massacre|crackdown|repression|violence|muertes?|represion) (?:in|of|at|en|de)|"
    r"(?:in|en) (?:support|solidarity|apoyo|solidaridad|respaldo) (?:of|for|with|to|al?|con) (?:\w+ ){0,5}?"
    r"(?:in|of|from|en|de)|"
    r"access (?:was|is|has been|remains) (?:\w+ly )?(?:blocked|cut|closed|shut)(?: off)? to(?: the neighbou?ring)?|"
    r"no (?:es|fue|era|esta|ocurre) en|not (?:in|at|near)|"
    r"(?:^\W*|[,:;] |\b(?:y|pero|sino|que) )no (?:es |era |fue |en ){1,2}|"
    r"(?:[,:;] (?:y |pero )?|\bpero )no|(?:it's |it is |is |[,;] )not|conecta(?:n)? (?:con)?|"
    r"une(?:n)?|va(?:n)? a|que va(?:n)? de|pasajeros (?:a|de)|buses (?:a|de)|(?<!asi )como en|al igual que en|"
    r"about|embassy(?: in)?|embajada (?:en|de)|no (?:salgan?|partan) de|"
    r"(?:no )?(?:suban?|subas|bajen?|bajes|vayan?|vayas|viajen?|viajes) (?:a|para|hacia)|"
    r"desvi(?:arse|an|aron|ados|ando) por|links?|linking|"
    r"connects?|connecting|(?:give|gives|giving) access to|lead(?:s|ing)? to|comunica|llegar a|ingresar a)"
    r"(?: el| la| los| las| the)?(?: (?:(?:ciudad(?:es)?|regiones|provincias|distritos|"
    r"localidades)(?: del?)?|(?:city|cities|provinces?|regions?|districts?|town) of))?\s*$"
)


#: "… a Puno, donde se enfrentaron": what comes then is there.
WHERE_THEN = re.compile(r"\s*,?\s(?:lugar |ciudad |localidad )?(?:donde|en donde|where)\b")


def called_local(before: str) -> bool:
    """Whether the word before a name says that it is a sector, a hamlet or a quarter."""
    return bool(
        re.search(
            r"\b(?:sector(?:es)?|paraje|caserio|anexo|centro poblado|barrio|asociacion|zona)(?: de| denominad[oa]|"
            r" conocid[oa] como| llamad[oa])?\s$",
            before[-30:],
        )
    )


def part_of_longer(text: str, start: int, end: int, *, common: bool) -> bool:
    """Whether another capital stands right beside, so that this is a piece of a name that is not known."""
    if re.search(r"(?:^|\s)(?:Las|Los|(?<![Rr]ío )(?<![Rr]io )(?:Alto|Bajo))\s$", text[:start]):
        return True  # "Las Bambas" is no Bambas, "Alto San Martín" no San Martín
    if text[start:end].lower() == "bambas" and text[:start].endswith("las "):
        return True
    return common and bool(
        re.match(r"\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]", text[end:])
        or re.search(r"[^.:]\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\s$", text[:start])
    )
