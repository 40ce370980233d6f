"""Names that are a source wherever they stand as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.desk.reader.text.letters import plain

#: Names that are a source wherever they stand as one, in the way they are written.
KNOWN: tuple[tuple[str, str], ...] = (
    (
        "Sutran",
        r"(?:mapa)?sutran(?:informa|_peru|peru)?|superintendencia (?:nacional )?de transporte terrestre"
        r"(?: de personas(?:, (?:de )?cargas? y mercancias?)?)?",
    ),
    (
        "PNP",
        r"pnp|policia nacional(?: del peru)?|policia de carreteras|polcar|national police|peruvian police|"
        r"(?:reporte|informe|parte|informacion|fuentes?) policial(?:es)?|police (?:report|sources?)",
    ),
    ("Defensoría del Pueblo", r"defensoria(?: del pueblo)?|ombudsman(?:'s office)?"),
    ("MTC", r"mtc|ministerio de transportes"),
    ("Provías Nacional", r"provias(?: nacional)?"),
    ("COEN", r"coen"),
    ("COER", r"coer(?: [a-z]+(?: de [a-z]+){0,2})?(?=\s*[:|])|coer"),
    ("CNDDHH", r"cnddhh|coordinadora nacional de derechos humanos|national human rights coordinator"),
    ("Mininter", r"mininter"),
    ("Ministerio del Interior", r"(?:peru's )?interior ministry"),
    ("PeruRail", r"perurail"),
    ("Inca Rail", r"inca ?rail"),
    ("Petroperú", r"petroperu"),
    ("Corpac", r"corpac"),
    ("U.S. Embassy", r"u\.?s\.? embassy|us embassy"),
    ("Indeci", r"indeci"),
    ("Minsa", r"minsa|ministerio de salud|health ministry"),
    ("RPP", r"rpp(?: ?noticias)?"),
    ("Andina", r"agencia andina|andina"),
    ("Kawsachun News", r"kawsachun news"),
    ("Radio Onda Azul", r"(?:radio )?onda azul"),
    ("Pachamama Radio", r"pachamama radio|radio pachamama"),
    (
        "La República",
        r"(?<!presidente de )(?<!presidenta de )(?<!congreso de )(?<!capital de )(?<!interior de )la republica",
    ),
    ("El Comercio", r"el comercio"),
    ("Exitosa", r"exitosa(?: noticias)?|radio exitosa"),
    ("Canal N", r"canal n"),
    ("TV Perú", r"tv ?peru"),
    ("Diario Correo", r"diario correo"),
    ("Los Andes", r"diario los andes"),
    ("Wayka", r"wayka"),
    ("Reuters", r"reuters"),
    ("AP", r"associated press"),
    ("EFE", r"(?:agencia )?efe"),
    ("Covisur", r"covisur"),
    ("Survial", r"survial"),
    ("Coviperú", r"coviperu"),
    ("Deviandes", r"deviandes"),
    ("Covisol", r"covisol"),
    ("Covinca", r"covinca"),
    ("Norvial", r"norvial"),
    ("Intersur", r"(?:concesionaria )?intersur(?: concesiones)?"),
    ("IIRSA Sur", r"concesionaria iirsa sur"),
    ("Ositrán", r"ositran"),
    ("Rutas de Lima", r"(?:concesionaria )?rutas de lima"),
    ("IIRSA Norte", r"concesionaria iirsa norte"),
)
#: Papers whose names are common words as well.
PAPERS = frozenset({"El Comercio", "La República"})
#: Other names of those above that are shown as the text has them.
ALSO_NAMED = (
    *("Radio Pachamama", "Onda Azul", "Exitosa Noticias", "Radio Exitosa"),
    "Agencia EFE",
)
#: What says what sort of medium or office it is, and not which.
NO_NAME = re.compile(
    r"(?:Radio|Diario|Canal|TV|Noticias|Agencia|Revista|Oficina|Red|Ministerio|Municipalidad|[Ll]ey|Constitución|Reglamento)"
)
#: "Según informó un corresponsal de Radio Bambamarca".
OF_MEDIUM = re.compile(r"\bde (?:la |el )?((?:Radio|Diario|Canal)\s[A-ZÁÉÍÓÚÑ].*)$")
#: "Reportó Radio Ancash": a medium or an office by its first word.
TOLD_BY = re.compile(
    r"\b(?:[Ii]nform[oó]|[Rr]eport[oóa]|[Ii]ndic[oó]|[Pp]recis[oó]|[Ss]eñal[oó]|[Cc]onfirm[oó]|"
    r"[Dd]etall[oó]|[Rr]eported|[Ss]aid)\s(?:la |el )?"
    r"((?:Radio|Diario|Canal|TV|Noticias|Prefectura|Diresa|DIRESA|Gerencia|Gobierno Regional|Municipalidad|"
    r"Fiscalía|Ministerio|Agencia|Revista|Oficina|Red|Mininter|Pro[vV]ías)"
    r"(?:\s(?:(?:de|del|la|y)\b|[A-ZÁÉÍÓÚÑ][\w-]+))*)"
)
#: "Alerta Sutran:", "Reporte de bloqueos de la Defensoría del Pueblo".
TITLE = re.compile(
    r"\b(?:reporte|informe|alerta|boletin|segun|report)\s$|"
    r"^\W*(?:\w+\s){0,2}(?:reporte|informe|boletin|balance|parte|comunicado|monitoreo|estado)\b[^.;:,]{0,50}\s"
    r"(?:del?|de la|de los)\s$"
)
_COMPILED = tuple((name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")) for name, pattern in KNOWN)
#: Any of them, which is asked first, for most sentences name none.
_ANY = re.compile(rf"\b(?:{'|'.join(pattern for _, pattern in KNOWN)})(?![\w-])")


def named_in(flat: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The known sources that a sentence names, each by its name as known and where it stands."""
    for name, pattern in _COMPILED if _ANY.search(flat) else ():
        for match in pattern.finditer(flat):
            yield name, match


def first_named(flat: str) -> re.Match[str] | None:
    """Where the first known source is named."""
    found = (match for _, pattern in _COMPILED if (match := pattern.search(flat)))
    return min(found, key=lambda match: match.start(), default=None)


def named_at(flat: str, at: int) -> re.Match[str] | None:
    """The known source whose name begins here."""
    return next((match for _, pattern in _COMPILED if (match := pattern.match(flat, at))), None)


def canonical(name: str) -> str:
    """The name by which a source is known, its own where it is not."""
    flat = plain(name).strip()
    return next((known for known, pattern in _COMPILED if pattern.fullmatch(flat)), name)


def as_named(name: str, known: str) -> str:
    """How a known source is shown that the text calls by this name."""
    return next((other for other in ALSO_NAMED if plain(other) == plain(name).strip()), known)
