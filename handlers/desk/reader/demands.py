"""What people ask for."""

from __future__ import annotations

import re

from handlers.desk.reader.sentences import Sentence

_LONGEST = 200
_LEAD = re.compile(
    r"\b(?:para (?:exigir|pedir|demandar|reclamar)|(?:que |quienes |y |e |donde )?(?:exig(?:en|ieron|iendo|"
    r"e|ian|ir)|pid(?:en|ieron|iendo|io)|piden|pide|demand(?:an|aron|ando|a|aban)|reclam(?:an|aron|ando|o|"
    r"aban)|"
    r"solicit(?:an|aron|ando|aban))|en (?:rechazo|repudio|protesta|demanda|reclamo|contra|oposicion|"
    r"apoyo) (?:al?|de|por|del|contra)|"
    r"(?:en )?rechaz(?:an|aron|ando)|contra (?=el gobierno|la presidenta|dina|el congreso|el alza|"
    r"la mineria|el proyecto|la empresa|el regimen|la ley|las)|"
    r"(?:motivo|pedido|demandas?|reclamo|exigencia|plataforma(?: de lucha)?)\s*:|demanding|to demand|"
    r"demand(?:s|ed)?(?= (?:that|the|better|justice|an|early|his|her|new|action|payment|water|compliance))|"
    r"calling for|to call for|call(?:ed)? for (?=the resignation|early|new|justice|an end|better)|"
    r"over (?=unfulfilled|unpaid|broken|lack|the lack|alleged|claims|working|rising|high)|asking for|to protest(?: "
    r"against)?\b(?!s)|protest(?:ando|an|a|aron) (?:por|contra)|in protest (?:at|"
    r"of|over|against)|"
    r"protesting (?!\w+ (?:workers|farmers|miners|residents|students|teachers|drivers))(?:against|over|at)?|"
    r"in rejection of|against (?=the government|president|congress|"
    r"the mine|dina|the new|rising|the project|a planned|the law)|"
    r"por (?=la renuncia|la libertad|el cierre|elecciones|nuevas elecciones|incumplimiento|mejor(?:es)?|"
    r"el incumplimiento|justicia|la falta de|falta de|el alza|la liberacion|el adelanto|una nueva|el pago|"
    r"la construccion|la contaminacion))"
)
_LEADING = re.compile(
    r"^(?:que |quienes |y |e |donde )?(?:para (?:exigir|pedir|demandar|reclamar)|exig\w+|pid\w+|demand\w*|"
    r"reclam\w+|solicit\w+|motivo:?|pedido:?|demandas?:?|"
    r"reclamo:?|exigencia:?|plataforma(?: de lucha)?:?|calling for|to call for|call(?:ed)? for|asking for|"
    r"to demand|protest\w+ por|por|:)\s*(?:that |:)?\s*",
)
_STOP = re.compile(
    r"(?:[.;!?)\]\n]|:\s(?=por|debido|pues|ya que|hay)|,\s(?:the |la |el |los )?(?:\w+ ){1,3}(?:said|says|dijo|"
    r"dijeron|informo|informaron|reported)\b|"
    r",?\s(?:segun|informo|informaron|indico|reporto|senalo|dijo|according to|reported|said|"
    r"sources)\b|"
    r",\s(?:y |e |and )?(?:bloque\w+|march\w+|desde|a la altura|en el km|mientras|lo que|por lo que|while|"
    r"leaving|dejando|anuncia\w*|"
    r"(?:la|el|los|las) (?:pista|via|carretera|transito|puente|policia|gente|medida|\w+ (?:esta|estan|sigue|siguen|"
    r"permanece\w*))\b|"
    r"quienes|con |en la|en el|since|who |which|ante |tras |informa|unos |unas |quema|impid\w+|cerr\w+|"
    r"convoc\w+|as |after)|"
    r"\s(?:desde (?:las|el|hoy|ayer|esta|anoche|hace)|since (?:\d|yesterday|this|last|early|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday)|mientras|a la altura del|en el km|en el kilometro|at km|"
    r"hay (?:unas|unos|como)|"
    r"(?:are|is|were|was|have|has) (?:been )?(?:block|clos|march|protest|cut|occup|continu)\w*|"
    r"y (?:bloque|cerr|march|tom|quem|cort|impid)\w+|bloquean|bloquearon|se movilizan|cerca de \d|unas \d|unos \d|y "
    r"bloque\w+|y march\w+|han bloqueado|"
    r"have blocked|fuente:)|\s[|·]\s)"
)
_PROTEST = re.compile(
    r"\b(?:protest\w*|march\w*|paro|huelga|strike\w*|manifest\w+|movili\w+|demonstrat\w*|planton\w*|"
    r"bloque\w+|block\w+|rall\w+|caravana|recorr\w+|medida|jornada|vigil\w*)\b[^.;]*$"
)
_NO_DEMAND = re.compile(
    r"\b(?:humano|climatologico|manifest\w+|protesta social|paro|bloqueo\w*|human|protests?)\W*$"
)


def demand(sentence: Sentence) -> tuple[str, int, int] | None:
    """What a sentence says that people ask for, and where it stands; None where it says nothing of it."""
    flat = sentence.plain
    for lead in _LEAD.finditer(flat):
        if lead[0].startswith(("against", "contra")) and not _PROTEST.search(flat[: lead.start()]):
            continue
        stop = _STOP.search(flat, lead.end())
        end = min(stop.start() if stop else len(flat), lead.start() + _LONGEST)
        whole = flat[lead.start() : end]
        skip = _LEADING.match(whole)
        begin = lead.start() + (skip.end() if skip else 0)
        text = sentence.text[begin:end].strip(" ,;:\"'«»“”-")
        if (
            len(text) < 4
            or not re.search(r"[^\W\d_]{3}", text)
            or _NO_DEMAND.fullmatch(flat[begin:end].strip(" ."))
        ):
            continue
        return text, lead.start(), end
    return None
