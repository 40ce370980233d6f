"""Who speaks in a sentence: "Sutran informa que …", "Alerta RPP:", "dijo la Policía", "Onda Azul: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.sourcenames import PAPERS, TITLE, TOLD_BY, named_in
from handlers.desk.reader.words.verbforms import Tense
from handlers.desk.reader.words.verbwords import words

_SAYS = (
    r"(?:informo|informa|informaron|informan|reporto|reporta|reportan|reportaron|indico|indican|indicaron|"
    r"senalo|precisa|preciso|calculo|estimo|confirmo|confirmaron|comunico|alerto|alerta|detallo|"
    r"dijo|anuncio|registra|registro|cuenta|contabiliza|counts|counted|said|says|reported|reports?|confirmed|"
    r"according|stated|announced|told|"
    r"advierte|difundio|publico|actualizo|comunica|exhorta|invoca|verific[oa]|constato|warns|advises)"
)
#: What whoever is a source does.
_SPEAKS = words(
    "informar reportar indicar señalar precisar calcular estimar confirmar comunicar alertar detallar decir "
    "anunciar registrar "
    "contar contabilizar advertir difundir publicar actualizar exhortar invocar verificar constatar afirmar "
    "sostener notificar "
    "aclarar agregar revelar referir "
    "say report confirm count state announce warn advise note add estimate tell"
)
#: Who speaks in a name of its own: a company in one word, or what its first word says that it is.
_OFFICE = (
    r"(?:Municipalidad|Gobierno Regional|Gerencia|Direcci[oó]n|Fiscal[ií]a|Ministerio|Prefectura|Subprefectura|"
    r"Diresa|DIRESA|"
    r"Geresa|Red de Salud|Hospital|EsSalud|Universidad|C[aá]mara|Concesionaria|Empresa|Minera|Compa[nñ][ií]a|"
    r"Ositr[aá]n|"
    r"OSITRAN|Corpac|CORPAC|Aeropuertos|Senasa|Produce|Midagri|Minem|Mincetur|Radio|Diario|Canal|Noticias|"
    r"Agencia|Revista|Oficina|"
    r"Comisar[ií]a|Regi[oó]n Policial|Divisi[oó]n|Frente Policial|Regpol|REGPOL|Frenpol|FRENPOL|Cruz Roja|Bomberos)"
)
_OFFICE_SAYS = re.compile(
    rf"(?:^|[.:;|]\s|\b[Ll]a |\b[Ee]l )({_OFFICE}(?:\s(?:(?:de|del|la|y|e|el|los|las)\b|"
    rf"[A-ZÁÉÍÓÚÑ0-9][\w-]*))*)(?=\s)"
)
_FIRM = re.compile(
    r"^\W*((?!(?:The|El|La|Los|Las|Un|Una|In|On|At|En|Police|Se|No|Al|A|We|They|It|He|She|Who|One|Some|Local|Ya|"
    r"Hoy|Ayer|Según|Así|Como|También|Nuestra|Nuestro|Nadie|Witness|President|Presidente|Congreso|Congress)\b)"
    r"[A-ZÁÉÍÓÚÑ][\w&-]{2,}(?:\s(?:Perú|Peru|Noticias|News|Copper|Mining|Rail|Andino|Resources|"
    r"Gold))?)\s(?=[a-záéíóú]+\b)"
)
#: Whose map, report or head it is that speaks: "según el mapa interactivo de la Sutran", "el general de la Policía".
_VOICE = (
    r"(?:(?:ultimo|nuevo|mas|reciente|latest)\s){0,2}(?:reporte|mapa|informe|boletin|cuenta|portal|pagina|web|centro|"
    r"general|jefe|jefa|director|directora|comandante|coronel|vocer[oa]|representante|corresponsal|reporter[oa]|enviad[oa]|"
    r"monitoreo|comisionad[oa]|oficina|fuentes|"
    r"report|map|head|chief|spokes\w+|representative)s?\s(?:(?!de\b|del\b|of\b)\w+\s){0,3}?"
    r"(?:(?:de|del|of|en)\s(?:(?:la|el|the)\s)?(?:(?:oficina|centro|mapa|jefatura|"
    r"direccion)(?:\s\w+){0,3}?\s(?:de|del|of)\s"
    r"(?:(?:la|el|the)\s)?)?)"
)
#: "Lo confirmó el capitán Policía Nacional del Perú".
HELD = (
    rf"(?:{_VOICE}|(?:capitan|mayor|teniente|comandante|coronel|general|alferez|suboficial|comisario|captain|colonel)\s"
    r"(?:(?:de|del|of)\s(?:(?:la|el|the)\s)?)?)"
)
_SAID_BY = re.compile(
    rf"\b{_SAYS} (?:hoy |ayer |este \w+ )?(?:la |el |the |que |a (?:la )?)?$|\b(?:declar\w+|dialogo|entrevista|conversa\w+) "
    r"(?:a|con|para) (?:la )?$"
)
_TELLS_OF = re.compile(rf"\b{_SAYS} (?:hoy |ayer )?(?:la |el |the |su )?{HELD}$")
#: "Informó la Policía": by its bare name where it speaks.
_POLICE_SAYS = re.compile(
    rf"\b{_SAYS} (?:la )?policia\b|\bfuentes de la policia\b|"
    rf"\bpolicia {_SAYS}\b|\b(?:segun|de acuerdo con|(?:confirm|inform|report|brind|"
    rf"corrobor|difund|verific)(?:ad|id)[oa]s? por|a conocer por) la policia\b|"
    r"\bpolice (?:said|say|reported|confirmed|told)\b"
)
_POLICE_NOTE = re.compile(
    r"\bnota (?:informativa|de agente|policial)\b.*\b(?:regpol|frenpol|divpol|divopus|comisaria|pnp)\b|\bregpol\b"
)
_MEDIUM = re.compile(
    r"^\W*((?:Radio|Diario|Canal|Noticias)(?:\s[A-ZÁÉÍÓÚÑ][\w-]+){1,3})\s*(?:[:|]|[^\w\s,.;()\"«»“”'-])"
)
#: Behind a name that speaks, stands over what it says, or alone in its line with the hour.
_SAYS_SO = re.compile(rf"[^.;]{{0,25}}?\b{_SAYS}\b")
_OVER_IT = re.compile(r"\s*[:|-]|\s*$|\s+\d")
_WITH_ITS_HOUR = re.compile(r"[\s.|·-]*(?:\d{1,2}[:.h]\d{2}\s?(?:h|hs|hrs|horas)?)?[\s.)]*")
_TITLED = re.compile(r"\s*(?:[:|(\d-]|$)")
#: "La Defensoría" and "puente Defensoría": no signature.
_OF_IT = re.compile(r"\b(?:de|del|la|contra|en|puente|aeropuerto|av|avenida|ovalo)\s(?:la |el )?$")
_OPENING, _CLOSING = re.compile(r"[(\[-]\s*$"), re.compile(r"\s*[)\]]|\s*$")
_MARKS = " #*🔴🚨⚠️📢-"
_LONGEST_SIGNATURE = 60  # letters of a line that holds but a name and an hour
#: What ends in a body's name, before its short one in brackets.
_BODY = re.compile(
    r"\b(?:ministerio|superintendencia|coordinadora|confederacion|camara|policia nacional|defensoria|federacion|"
    r"direccion|oficina|centro|"
    r"instituto|concesionaria|"
    r"ministry|superintendency|office)\b[^.;:,()]{0,90}[(]$"
)


def speaking(sentence: Sentence) -> Iterator[str]:
    """The known sources that speak in a sentence, as it writes them."""
    for name, match in named_in(sentence.plain):
        written = sentence.text[match.start() : match.end()]
        if name in PAPERS and not sentence.whispered and match[0] in written:
            continue  # "Paralizaron el comercio"
        if _says_so(sentence, match) or _heads_or_signs(sentence, name, match):
            yield written


def _says_so(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether whoever is named there is told to speak."""
    flat = sentence.plain
    before = flat[max(0, match.start() - 25) : match.start()]
    after = flat[match.end() : match.end() + 40]
    return bool(
        _SAYS_SO.match(after)
        or _speaks(sentence, match.end(), 25)
        or _SAID_BY.search(before)
        or _TELLS_OF.search(flat[max(0, match.start() - 70) : match.start()])
    )


def _heads_or_signs(sentence: Sentence, name: str, match: re.Match[str]) -> bool:
    """Whether a name stands over what it says, behind it in brackets, or alone in its line."""
    flat = sentence.plain
    before = flat[max(0, match.start() - 25) : match.start()]
    after = flat[match.end() : match.end() + 40]
    if not before.strip(_MARKS) and (match[0].endswith("informa") or _OVER_IT.match(after)):
        return True
    alone = len(flat) <= _LONGEST_SIGNATURE and _WITH_ITS_HOUR.fullmatch(after)
    if alone and not _OF_IT.search(before):
        return True
    if TITLE.search(flat[: match.start()]) and _TITLED.match(after):
        return True
    bracketed = _OPENING.search(before) is not None and _CLOSING.match(after) is not None
    return bracketed and not _own_name(flat[: match.start()], name)


def _own_name(before: str, name: str) -> bool:
    """Whether a name in brackets is but the short one of the body named before: "el Ministerio de Salud (Minsa)"."""
    own = any(known == name and match.end() >= len(before) - 2 for known, match in named_in(before))
    return own or _BODY.search(before) is not None


def police_speaks(flat: str) -> bool:
    """Whether it is the police that speaks, by its bare name."""
    return _POLICE_SAYS.search(flat) is not None


def note_of_police(flat: str) -> bool:
    """Whether it is a note of the police, "nota informativa … Regpol"."""
    return _POLICE_NOTE.search(flat) is not None


def media(text: str) -> Iterator[str]:
    """The media and offices that their first word shows and that speak: "reportó Radio Ancash", "Radio Altura: …"."""
    for pattern in (TOLD_BY, _MEDIUM):
        yield from (match[1] for match in pattern.finditer(text))


def bodies(sentence: Sentence) -> Iterator[str]:
    """The offices and firms that speak in names of their own."""
    for match in _OFFICE_SAYS.finditer(sentence.text):
        if _speaks(sentence, match.end(1), 3) and not re.search(r"\s(?:y|e)$", match[1]):
            yield match[1]
    firm = None if sentence.shouted or sentence.whispered else _FIRM.match(sentence.text)
    if firm is not None and not firm[1].endswith("s") and _speaks(sentence, firm.end(1), 3, alone=True):
        yield firm[1]


def _speaks(sentence: Sentence, at: int, far: int, *, alone: bool = False) -> bool:
    """Whether the next verb is one of saying, and says what it says of others ("informa que", "said a convoy")."""
    verb = next((v for v in sentence.verbs if v.start >= at), None)
    if verb is None or verb.start - at > far or verb.lemma not in _SPEAKS or verb.passive:
        return False
    if verb.tense in (Tense.PARTICIPLE, Tense.INFINITIVE, Tense.GERUND, Tense.CONDITIONAL, Tense.FUTURE):
        return False
    return not alone or verb.form in ("said", "says") or sentence.plain.startswith(" que ", verb.end)
