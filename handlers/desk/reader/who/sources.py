"""Who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.handles import handles_in, host, urls_in, without_urls
from handlers.desk.reader.who.signed import signed_by
from handlers.desk.reader.who.sourcenames import ALSO_NAMED, KNOWN, NO_NAME, OF_MEDIUM, PAPERS, TITLE, TOLD_BY
from handlers.desk.reader.words.verbforms import Tense
from handlers.desk.reader.words.verbwords import words
from storage.model import Source

MOST = 10
_LONGEST = 80
_KNOWN_COMPILED = tuple((name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")) for name, pattern in KNOWN)
_ANY_KNOWN = re.compile(rf"\b(?:{'|'.join(pattern for _, pattern in KNOWN)})(?![\w-])")
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
_SEGUN = re.compile(
    r"\b(?:segun(?: (?:(?:el|un) (?:reporte|monitoreo|registro|balance|informe|comunicado|"
    r"pronunciamiento)|los reportes|reportes?|informacion(?: \w+(?:ada|ida) por)?|"
    r"(?:inform|verific|constat|precis|indic|senal|confirm|detall|report)(?:o|a|aron|"
    r"an)|(?:lo )?(?:dio|dieron) a conocer|un reporte|datos|fuentes|versiones|el mapa(?: de alertas)?|la cuenta|"
    r"el ultimo reporte))?(?: del?| de la| de los)?"
    r"|de acuerdo (?:con|a|al)|conforme a|according to|as reported by|reported by|informacion de|"
    r"(?:confirm|inform|report|brind|proporcion|corrobor|difund|revel|verific|emit|public|anunci)(?:ad|id)[oa]s? por|"
    r"dad[oa]s? a conocer por|via|foto:|video:|"
    r"fotos:|credito:|photo:|per)\s+(?:el |la |los |las |the |al |una? |an? )?"
    r"(?:(?:corresponsal|enviad[oa]|pagina|portal|cuenta|reporter[oa])(?: \w+)? (?:de|del|en) (?:la |el )?)?"
)
_FIELD = re.compile(r"\b(?:fuentes?|sources?|foto|fotos|video|credito|credit)\s*:\s*([^\n;|]{2,120})")
_STOP = re.compile(
    r"[,;:!?()\n|]|\.(?:\s|$)|\s(?:que|en|el|la|los|desde|hay|se|this|on|at|there|hoy|ayer|a las|quien|un|"
    r"una|that|in|as|and|with|con|tras|aun|informo|indico|reporto)\s"
)
_WITNESS = re.compile(
    r"\b(?:testigos?|witness(?:es)?|eyewitness(?:es)?|usuarios? report\w+|lector(?:es)?|oyente(?:s)?)\b|"
    r"\b(?:estoy (?:en|aqui|atrapad\w|varad\w|parad\w)|estamos (?:en|aqui|atrapad\w+|varad\w+|parad\w+)|"
    r"(?:i am|i'm|we are|we're) (?:stuck|here|at|stranded|standing|on the)|"
    r"acabo de (?:pasar|ver)|vengo de|me encuentro|i just|i saw|we saw|les escribo|aqui en|yo vi|"
    r"acabamos de|(?:rato|horas?|poco|minutos|ayer|hoy|recien|manana|yo) pas[eo] por|just crossed|"
    r"we (?:crossed|passed|drove|walked|arrived|just)|just (?:came|passed|drove|got)|cruzamos|"
    r"pasamos hace)\b"
)
_AUTHORITIES = re.compile(
    r"\b(?:authorities (?:report|say|said|confirmed)|autoridades (?:informaron|reportan|reportaron|"
    r"indicaron)|officials (?:say|said))\b"
)
_POLICE_NOTE = re.compile(
    r"\bnota (?:informativa|de agente|policial)\b.*\b(?:regpol|frenpol|divpol|divopus|comisaria|pnp)\b|\bregpol\b"
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
_HELD = (
    rf"(?:{_VOICE}|(?:capitan|mayor|teniente|comandante|coronel|general|alferez|suboficial|comisario|captain|colonel)\s"
    r"(?:(?:de|del|of)\s(?:(?:la|el|the)\s)?)?)"
)
_HOLDER = re.compile(_HELD)
_SAID_BY = re.compile(
    rf"\b{_SAYS} (?:hoy |ayer |este \w+ )?(?:la |el |the |que |a (?:la )?)?$|\b(?:declar\w+|dialogo|entrevista|conversa\w+) "
    r"(?:a|con|para) (?:la )?$"
)
_TELLS_OF = re.compile(rf"\b{_SAYS} (?:hoy |ayer )?(?:la |el |the |su )?{_HELD}$")
_MEDIUM = re.compile(
    r"^\W*((?:Radio|Diario|Canal|Noticias)(?:\s[A-ZÁÉÍÓÚÑ][\w-]+){1,3})\s*(?:[:|]|[^\w\s,.;()\"«»“”'-])"
)
#: "Informó la Policía": by its bare name where it speaks.
_POLICE_SAYS = re.compile(
    rf"\b{_SAYS} (?:la )?policia\b|\bfuentes de la policia\b|"
    rf"\bpolicia {_SAYS}\b|\b(?:segun|de acuerdo con|(?:confirm|inform|report|brind|"
    rf"corrobor|difund|verific)(?:ad|id)[oa]s? por|a conocer por) la policia\b|"
    r"\bpolice (?:said|say|reported|confirmed|told)\b"
)
#: What joins the second of two sources to the first: "según Onda Azul y Sutran".
_AND_BY = re.compile(r"\s*(?:,|/|,? (?:y|e|and))\s*(?:la |el |al? |de |del |the )*")
_BEFORE_HOUR = re.compile(
    rf"(?:(?<![\w-])(?:{'|'.join(pattern for _, pattern in KNOWN)})|"
    r"\b(?:radio|diario|canal|tv|noticias) \w+(?: \w+)?|(?<!\w)@\w+)[\s,:(|-]{0,4}$"
)


def sources_in(sentence: Sentence, at: datetime | None) -> tuple[Source, ...]:
    """The sources that a sentence names, each once; `at` is when they said so, where the text tells."""
    text, flat = sentence.text, sentence.plain
    found: dict[str, Source] = {}

    def add(name: str, url: str | None = None) -> None:
        name = re.sub(r"\s+", " ", name).strip(" .,;:()[]-–\"'«»“”*_#")
        if NO_NAME.fullmatch(name) or _HOUR.match(plain(name)):
            return  # "Canal N" is known by its whole name
        if 2 <= len(name) <= _LONGEST and re.search(r"[^\W\d_]{2}", name):
            known = _canonical(name)
            key = plain(known)
            if key not in found or (url and not found[key].url):
                found[key] = Source(_as_named(name, known), url, at)

    urls = urls_in(text)
    for match in _FIELD.finditer(flat):
        raw = without_urls(text[match.start(1) : match.end(1)])
        for part in re.split(r"\s*(?:[,/+]|\by\b|\band\b|\s[-–]\s)\s*", raw):
            add(re.split(r"\.\s|\.$", part)[0])
    for match in _SEGUN.finditer(flat):
        stop = _STOP.search(flat, match.end())
        end = min(stop.start() if stop else len(flat), match.end() + _LONGEST)
        name = text[match.end() : end]
        name = medium[1] if (medium := OF_MEDIUM.search(name)) else name
        words = name.split()
        if (words and plain(words[0]) in ("policial", "policiales")) or plain(name) == "policia":
            add("PNP")  # "según el reporte policial", "confirmada por la Policía"
            continue
        holder = _HOLDER.match(flat, match.end())
        if holder is not None and (by := _named_at(flat, holder.end())):
            add(by)
            continue
        known = min(
            (m for _, p in _KNOWN_COMPILED if len(words) <= 8 and (m := p.search(plain(name)))),
            key=lambda m: m.start(),
            default=None,
        )
        if known:
            add(known[0])
            for also in _joined(flat, match.end() + known.end()):
                add(also)
        elif words and match[0].split()[0] not in ("via", "per") and len(words) <= 8 and _like_source(name):
            add(name)
    for short, pattern in _KNOWN_COMPILED if _ANY_KNOWN.search(flat) else ():
        for match in pattern.finditer(flat):
            if short in PAPERS and not sentence.whispered and match[0] in text[match.start() : match.end()]:
                continue  # "Paralizaron el comercio"
            before = flat[max(0, match.start() - 25) : match.start()]
            after = flat[match.end() : match.end() + 40]
            if (
                re.match(rf"[^.;]{{0,25}}?\b{_SAYS}\b", after)
                or _speaks(sentence, match.end(), 25)
                or (match[0].endswith("informa") and not before.strip(" #*🔴🚨⚠️📢-"))
                or _SAID_BY.search(before)
                or _TELLS_OF.search(flat[max(0, match.start() - 70) : match.start()])
                or (not before.strip(" #*🔴🚨⚠️📢-") and re.match(r"\s*[:|-]|\s*$|\s+\d", after))
                or (
                    len(flat) <= 60
                    and re.fullmatch(r"[\s.|·-]*(?:\d{1,2}[:.h]\d{2}\s?(?:h|hs|hrs|horas)?)?[\s.)]*", after)
                    and not re.search(
                        r"\b(?:de|del|la|contra|en|puente|aeropuerto|av|avenida|ovalo)\s(?:la |el )?$", before
                    )
                )
                or (TITLE.search(flat[: match.start()]) and re.match(r"\s*(?:[:|(\d-]|$)", after))
                or (
                    re.search(r"[(\[-]\s*$", before)
                    and re.match(r"\s*[)\]]|\s*$", after)
                    and not _own_name(flat[: match.start()], pattern)
                )
            ):
                add(text[match.start() : match.end()])
    if _POLICE_NOTE.search(flat) or (_POLICE_SAYS.search(flat) and "pnp" not in found):
        add("PNP")
    for name in (*(m[1] for p in (TOLD_BY, _MEDIUM) for m in p.finditer(text)), *signed_by(text, flat)):
        add(name)
    for match in _OFFICE_SAYS.finditer(text):
        if _speaks(sentence, match.end(1), 3) and not re.search(r"\s(?:y|e)$", match[1]):
            add(match[1])
    firm = None if sentence.shouted or sentence.whispered else _FIRM.match(text)
    if firm is not None and not firm[1].endswith("s") and _speaks(sentence, firm.end(1), 3, alone=True):
        add(firm[1])
    if _AUTHORITIES.search(flat):
        add("autoridades" if "autoridades" in flat else "authorities")
    if _WITNESS.search(flat) and not found:
        add("testigo" if not re.search(r"\b(?:the|we|i|just|witness\w*)\b", flat) else "witness")
    for handle in handles_in(text, flat):
        add(_canonical(handle) if _canonical(handle) != handle else f"@{handle}")
    if urls and len(found) == 1:
        (first,) = found.values()
        found[plain(first.name)], urls = Source(first.name, urls[0].rstrip(".,"), at), []
    for url in urls:
        add(host(url), url.rstrip(".,"))
    return tuple(found.values())[:MOST]


_HOUR = re.compile(r"(?:hasta las )?\d{1,2}[:.h]\d{2}\b|(?:primer|ultim)[oa]s? (?:reportes?|informacion)")
#: What ends in a body's name, before its short one in brackets.
_BODY = re.compile(
    r"\b(?:ministerio|superintendencia|coordinadora|confederacion|camara|policia nacional|defensoria|federacion|"
    r"direccion|oficina|centro|"
    r"instituto|concesionaria|"
    r"ministry|superintendency|office)\b[^.;:,()]{0,90}[(]$"
)


def _own_name(before: str, pattern: re.Pattern[str]) -> bool:
    """Whether a name in brackets is but the short one of the body named before: "el Ministerio de Salud (Minsa)"."""
    return _BODY.search(before) is not None or any(
        m.end() >= len(before) - 2 for m in pattern.finditer(before)
    )


def _named_at(flat: str, at: int) -> str | None:
    """The known source whose name begins here."""
    return next((m[0] for _, p in _KNOWN_COMPILED if (m := p.match(flat, at))), None)


def _speaks(sentence: Sentence, at: int, far: int, *, alone: bool = False) -> bool:
    """Whether the next verb is one of saying, and says what it says of others ("informa que", "said a convoy")."""
    verb = next((v for v in sentence.verbs if v.start >= at), None)
    if verb is None or verb.start - at > far or verb.lemma not in _SPEAKS or verb.passive:
        return False
    if verb.tense in (Tense.PARTICIPLE, Tense.INFINITIVE, Tense.GERUND, Tense.CONDITIONAL, Tense.FUTURE):
        return False
    return not alone or verb.form in ("said", "says") or sentence.plain.startswith(" que ", verb.end)


def _joined(flat: str, at: int) -> list[str]:
    """The known sources that a list goes on with from here."""
    found = []
    while joined := _AND_BY.match(flat, at):
        more = next((m for _, p in _KNOWN_COMPILED if (m := p.match(flat, joined.end()))), None)
        if more is None:
            break
        found.append(more[0])
        at = more.end()
    return found


def said_before(flat: str, at: int) -> bool:
    """Whether a source stands right before, as in "Sutran 09:40": then that is when it spoke."""
    return bool(_BEFORE_HOUR.search(flat[max(0, at - 45) : at]))


def once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each source once, also where two names are the same one's: "Radio Pachamama", "Pachamama Radio"."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(plain(_canonical(source.name)), source)
    return tuple(found.values())[:MOST]


def _canonical(name: str) -> str:
    flat = plain(name).strip()
    return next((known for known, pattern in _KNOWN_COMPILED if pattern.fullmatch(flat)), name)


def _as_named(name: str, known: str) -> str:
    return next((other for other in ALSO_NAMED if plain(other) == plain(name).strip()), known)


def _like_source(name: str) -> bool:
    """Whether a name after "según" is somebody: it has a capital, or says what it is."""
    return any(w[0].isupper() for w in name.split()) or bool(
        re.search(
            r"\b(?:policia|testig|autoridad|dirigent|vecin|poblador|transportist|fuente|concesionari|"
            r"prefect|fiscal|alcald|witness|police|resident|local|official)",
            plain(name),
        )
    )
