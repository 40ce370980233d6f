"""Who calls people out, or who does it."""

from __future__ import annotations

import re

from handlers.desk.reader.groups import Group, groups
from handlers.desk.reader.sentences import Sentence

_LONGEST = 120
_BY = re.compile(
    r"\b(?:convocad[oa]s?|organizad[oa]s?|encabezad[oa]s?|liderad[oa]s?|dirigid[oa]s?|impulsad[oa]s?|"
    r"promovid[oa]s?|acatad[oa]s?|called|organi[sz]ed|led|"
    r"headed|convened|staged)\s(?:por|by)\s(?:el |la |los |las |the )?|\b(?:convocantes?|organizadores|"
    r"organizers?|organisers?|organiza|convocan?|actor(?:es)?)\s*:\s*|"
    r"\b(?:convocan?|organizan?)\s(?:el|la|los|las)\s"
)
_REASON = re.compile(
    r"(?:\w+(?:cion|siones|ciones|miento|mientos|dad|anza|encia)|falta|alza|muerte|mal|mala|demora|"
    r"incumplimiento|precio|"
    r"cobro|crisis|aumento|abandono|retraso|despido|cierre|redes|lack|death|rising)\b"
)
_CALLED_OUT = re.compile(
    r"\b(?:march\w*|paro\w*|huelga\w*|strike\w*|protest\w*|moviliz\w+|mobili\w+|planton\w*|vigil\w*|"
    r"bloque\w+|block\w+|manifesta\w+|demonstrat\w*|medida\w*|jornada|concentracion|"
    r"sit-in|rally|toma|occupation|piquete\w*|caravana|held|fue|was|were|es|sera)\b[^.;]*$|^\W*$"
)
_CLOSE = re.compile(
    r"\b(?:march\w*|paro|huelga|strike|protest\w*|movili\w+|planton|vigil\w*|bloqueo|blockade|manifesta\w+|"
    r"demonstration|jornada|rally|toma|caravan\w*|es|fue|was|is)(?:\s\w+){0,3}\s$"
)
_STOP = re.compile(
    r"[.;:!?)\n]|,?\s(?:desde|para|contra|en (?:contra|rechazo|demanda|la|el|los)|exig\w+|que|quienes|"
    r"a la altura|a partir|este|esta|hoy|ayer|manana|el (?:lunes|martes|miercoles|jueves|viernes|"
    r"sabado|domingo)|por (?:el|la|los|las|48|24|72)|along with|at|in|on|since|against|demanding|to|for|"
    r"from|who|which|burn\w*|clos(?:ed|ing)|erect\w*|occup\w+|seiz\w+|gather\w*|block\w*|bloque\w+|acat\w+|"
    r"march\w+|"
    r"inici\w+|se)\s|,\s(?=\w+(?:an|en|aron|ieron|ed)\b)|\s\("
)
#: What a protest is called.
_PROTEST = (
    r"(?:plan?ton(?:es)?|marchas?|paros?|huelgas?|protestas?|bloqueos?|movilizaci?on(?:es)?|vigilias?|caravanas?|"
    r"paralizaci?on(?:es)?|manifestaci?on(?:es)?|piquetes?|tomas?|concentraci?on(?:es)?|medidas?|jornadas?|"
    r"pasacalles?|"
    r"strikes?|walkouts?|march(?:es)?|protests?|rally|rallies|demonstrations?|sit-ins?|(?:road ?)?block(?:ade|s)s?|"
    r"stoppages?|occupation|presencia)"
)
_THERE_IS = re.compile(rf"\b{_PROTEST}\b")
#: "Un plantón de comerciantes", "a strike by bus drivers": whose it is.
_OF = re.compile(
    rf"\b{_PROTEST}(?: (?:pacific[ao]s?|indefinid[ao]s?|nacional|regional|provincial|macrorregional|"
    rf"organizad[ao]|masiv[ao]|"
    rf"de (?:protesta|fuerza|lucha|transito|carretera|via|vias)|de \d+ horas))*,?\s(?:por parte )?(?:de|del|of|"
    rf"by)\s$"
)
#: "Strike" after whose it is: "the truckers' strike", "paro transportistas" is none.
_THEIRS = re.compile(rf"'?s?\s(?:(?:indefinite|national|regional|\d+-hour|two-day|general)\s)?{_PROTEST}\b")
_ON_STRIKE = re.compile(r"\s(?:en|on)\s(?:huelga|paro|protesta|pie de lucha|strike)\b")
_DONE_BY = re.compile(
    r"\b(?:bloquead|cerrad|tomad|cortad|interrump|interrumpid|interrupcion|restring|restringid|restriccion|"
    r"ocupad|obstruid|"
    r"obstaculizad|impedid|paralizad|convocad|organizad|encabezad|iniciad|realizad|protagonizad|acatad|suspendid|"
    r"retenid|quemad|incendiad|instalad|colocad|mantenid|blocked|closed|shut|cut|seized|occupied|staged|held|"
    r"taken|called|led|"
    r"organi[sz]ed|set up|erected|stopped|barricaded|sealed|transito|traffic)\w*\b[^.;:]{0,110}?\s(?:por|by)\s$"
)
#: "Los manifestantes, agrupados en el Frente de Defensa, …".
_BELONGING = re.compile(
    r"\b(?:agrupad|agremiad|afiliad|congregad|organizad|reunid|pertenecient|grouped|affiliated)\w*\s(?:en|a|al|"
    r"with|to|in)\s$"
)
_WHO_ASK = re.compile(
    r"\s(?:que|quienes|who)\s(?:\w+\s){0,1}(?:exig|reclam|pid|protest|rechaz|demand|bloque|acat|solicit|block)\w*"
)
#: What people do who protest; `_PLANS` only where the sentence names the protest beside it.
_DOES = (
    r"(?:(?:des)?bloque(?!os?\b)\w+|bloqueo(?= (?:el|la|los|las)\b)|march(?!as?\b)\w+|recorr\w+|moviliz\w+|"
    r"cierr\w+|cerr(?:ar|aro|o|ado|aban|aran)\w*|"
    r"tom(?:an|aron|o|aran|ara|aban|ado|ando|aba)|acat\w+|protest(?!as?\b)\w+|protagoniz\w+|paraliz\w+|"
    r"manifest(?!aci)\w+|"
    r"realiz\w+|mantien\w+|mantuv\w+|ocup\w+|impid\w+|imped\w+|radicaliz\w+|concentr\w+|plant(?:an|aron|o)|"
    r"cumpl\w+|reten(?!id)\w+|retien\w+|retuv\w+|ingresaron|irrumpi\w+|cort(?:an|aron|o|aran|aba\w*|ado)|cruzaron|"
    r"atraviesan|atravesaron|"
    r"instal(?:an|aron|o|aran|ado)|coloc\w+|pus(?:o|ieron)|han puesto|pondran|obstacul\w+|obstru\w+|"
    r"interrump\w+|restring\w+|"
    r"quem\w+|incendi\w+|lanz\w+|arroj\w+|saque(?!os?\b)\w+|atac\w+|apedre\w+|"
    r"retom\w+|reinici\w+|reanud\w+|inici\w+|comenz\w+|empez\w+|arranc\w+|continu\w+|persist\w+|"
    r"suspend\w+|levant\w+|depus\w+|depon\w+|liber\w+|despej\w+|desist\w+|abandon\w+|retir\w+|"
    r"suma(?:n|ron)?|sumo|pleg\w+|adhier\w+|adhir\w+|unieron|unen|enfrent\w+|vigil(?:an|aron)|pernoct\w+|acamp\w+|"
    r"dej(?:an|aron) (?:un carril|pasar|libre|el paso|transitar|pase)|abr(?:en|ieron|iran|io)|"
    r"no (?:se )?(?:mover|dej|permit|retir)\w+|entraron|llegaron|viajan|partieron|partiran|saldran|salieron|"
    r"exig\w+|reclam\w+|rechaz\w+|"
    r"block(?:ed|ing|s)?|march(?:ed|ing)?|clos(?:e|es|ed|ing)|shut\w*|cuts?|cutting|took|take|taken|seiz\w+|"
    r"occup(?:y|ied|ying)|"
    r"erect\w+|burn\w*|gather\w*|rall(?:y|ied)|walk(?:ed)? (?:off|out)|stag(?:e|ed|ing)|held|hold|holding|"
    r"strik(?:e|ing)|struck|"
    r"went on strike|on strike|set up|put up|protest(?:ed|ing)?|join(?:ed|ing)?|resum\w+|suspend\w+|lift\w*|"
    r"end(?:ed)?|"
    r"began|begin|start(?:ed)?|launch\w*|maintain\w*|kept|keep\w*|barricad\w+|paraly[sz]\w+|demand\w*|storm\w*|"
    r"clash\w*|"
    r"dismantl\w+|clear(?:ed)?|block)"
)
_PLANS = (
    r"(?:anunci\w+|acord\w+|acuerd\w+|ratific\w+|convoc\w+|comunic\w+|declar\w+|decid\w+|advirt\w+|amenaz\w+|"
    r"confirm\w+|aprob\w+|program\w+|llam(?:an|aron|o)|alist\w+|prepar\w+|evalu\w+|record(?:aron|o|aran|aban|an)|"
    r"conmemor\w+|participa\w*|ha(?:n|cen|ran|ra|ria)|hizo|hicieron|llev\w+|sigu?en|sigue|siguieron|dej(?:an|"
    r"aron|aran)|d(?:an|ieron) plazo|"
    r"control\w+|persist\w+|asegur\w+|celebr\w+|cuentan|permanec\w+|estan|estuv\w+|estaran|vienen|viene|reun\w+|"
    r"salen|sale|van|ir[ai]n|"
    r"volv\w+|pid\w+|solicit\w+|demand\w+|announc\w+|plan(?:s|ned|ning)?|will|vow\w*|threaten\w*|call(?:s|ed)?|"
    r"agreed|"
    r"voted|declar\w+|remain\w*|continu\w+|have|has|are|were|is|said they)"
)
_ACTS = re.compile(rf"\b{_DOES}\b")
_ALL_ACTS = re.compile(rf"\b(?:{_DOES}|{_PLANS})\b")
#: Between a group and its verb: where they are from, since when, an aside in commas; no other verb and no other subject.
_ASIDE = re.compile(r"^(?:\s?,[^,;.:]{2,70},(?=\s)|\s?\([^)]{2,60}\)|\s-[^-]{2,60}-)")
_BREAK = re.compile(
    r"[;:.!?](?:\s|$)|\b(?:cuando|porque|tras|luego|debido|aunque|mientras|pero|si|pues|segun|ante|donde|cuyos?|"
    r"when|while|because|after|as|"
    r"but|where|although|if|according)\b|"
    r"\b(?!(?:bloque|march|tom|cerr|acat|particip|exig|reclam|anunci)\w*\b)\w{3,}(?:aron|ieron|eron)\b|"
    r"\b(?:fue|fueron|quedo|quedaron|resulto|resultaron|was|were|had been)\b(?! (?:blocking|marching|protesting|"
    r"on strike))"
)
#: "… los estudiantes que tomaron ayer el local".
_WHO_DO = re.compile(rf",?\s(?:que|quienes|who)\s(?:\w+\s){{0,3}}?{_DOES}\b")
#: "La base provincial del Sutep": it speaks for the body.
_FOR_THEM = re.compile(
    r"\b(?:bases?|filial|dirigentes?|dirigencia|voceros?|presidentes?|secretari[oa]|delegaci?on(?:es)?|comite|"
    r"junta directiva|"
    r"leaders?|president)(?:\s\w+){0,2}\s(?:de|del|of)\s$"
)
#: "… que mantienen cafetaleros", "marcharon hoy los docentes": the verb before whoever does it.
_BEFORE = re.compile(
    rf"\b(?P<verb>{_DOES})\b(?P<gap>(?:\s(?!(?:a|al|contra|con|entre|para|de|del|by|to|against|with|for|and|"
    rf"y)\b)[^\s,;:.()]+){{0,5}}(?:\sdesde\s[^,;:.()]{{2,40}})?)\s$"
)
_ES_PLURAL = re.compile(r"(?:an|en|aron|ieron|eron|aban|ian|aran|eran|iran)$")
_NOT_THEIRS = re.compile(
    r"\b(?:a|al|contra|con|sin|entre|para|hacia|sobre|ante|como|hasta|de|del|por|un|against|with|between|for|to|"
    r"among|including|of|"
    r"than|by|from|like|on|segun|toward|towards)\s$"
)
#: "Federación de … — PLANTÓN el lunes": a body's name over its call, or alone in a line.
_CALL = re.compile(
    r"\b(?:convoca\w*|llama\w*|invita\w*|comunica\w*|plan?ton|marcha|paro|huelga|movilizaci?on|concentracion|"
    r"vigilia|"
    r"asamblea)\b"
)


_BLOCKED = re.compile(r"\bbloqueo\b")


def organisers(sentence: Sentence) -> str | None:
    """Who a sentence says calls it out or does it, whole, None where it names nobody."""
    called = _called_by(sentence)
    if called is not None:
        return called
    # "Bloqueó" is no "bloqueo".
    flat = _BLOCKED.sub(lambda m: "bloquea" if sentence.text[m.end() - 1] in "óÓ" else m[0], sentence.plain)
    best, most = None, 0
    for group in groups(sentence):
        score = 0 if group.shut else 2 * _part(flat, group)
        if score and group.organised and sentence.text[group.start].isupper():
            score += 1  # "Peru's largest union federation, the CGTP"
        if score > most:
            best, most = group, score
    return _trim(sentence.text[best.start : best.end]) if best is not None else None


def body_alone(sentence: Sentence) -> str | None:
    """The body that a line names and nothing else, as one that calls people out does above its call."""
    found = groups(sentence)
    if not found or not found[0].organised:
        return None
    name = sentence.text[found[0].start : found[0].end]
    rest = sentence.plain[: found[0].lead] + sentence.plain[found[0].end :]
    return _trim(name) if " " in name and not re.search(r"\w{3}", rest) else None


def _called_by(sentence: Sentence) -> str | None:
    """Whoever stands behind "convocado por", also where it is no group that is known."""
    flat = sentence.plain
    by = _BY.search(flat)
    if by is None or not (
        re.search(r":\s*$|^(?:convoca|organiza)n?\s", by[0])
        or _CALLED_OUT.search(flat[max(0, by.start() - 140) : by.start()])
    ):
        return None
    if re.match(r"(?:led|headed|dirigid|liderad)", by[0]) and not _CLOSE.search(flat[: by.start()]):
        return None
    whole = next((g for g in groups(sentence) if g.lead <= by.end() <= g.start), None)
    if whole is not None:
        return _trim(sentence.text[whole.start : whole.end])
    stop = _STOP.search(flat, by.end())
    if _REASON.match(flat, by.end()) or (" por " in by[0] and flat[by.end()].isdigit()):
        return None  # "convocado por la paralización de las obras": why, not by whom
    text = _trim(sentence.text[by.end() : stop.start() if stop else len(flat)])
    if (
        stop
        and flat[stop.start() : stop.start() + 2] == " ("
        and (short := re.match(r"\s\(([A-Z][\w-]{1,11})\)", sentence.text[stop.start() :]))
    ):
        text += f" ({short[1]})"
    return text if 2 < len(text) <= _LONGEST else None


def _part(flat: str, group: Group) -> int:
    """How surely a group is the one that protests: 5 its verb's subject, down to 0."""
    before, after = flat[: group.lead], flat[group.end :]
    if _WHO_DO.match(after):
        return 4
    if _OF.search(before):
        return 3 if re.search(r"presencia (?:de|of)(?: \w+)?\s$", before) else 4
    if _BELONGING.search(before):
        return 3
    if re.search(r"\b(?:por|by)\s$", before):
        return 4 if _DONE_BY.search(before) or _WHO_ASK.match(after) else 0
    if _NOT_THEIRS.search(before) and not (group.organised and _FOR_THEM.search(before)):
        return 0
    if _acts(flat, after):
        return 5
    if _THEIRS.match(after) or _ON_STRIKE.match(after):
        return 3
    verb = _BEFORE.search(before)
    if verb is not None and not _BREAK.search(verb["gap"]):
        return 4
    if (
        group.organised
        and not before.strip(" \t#*|-¡\"'«“")
        and _CALL.search(after[:60])
        and after[:1] != ":"
    ):
        return 2
    return 0


def _acts(flat: str, after: str) -> bool:
    """Whether what follows a group is a verb of protest whose subject it is."""
    acts = _ALL_ACTS if _THERE_IS.search(flat) or _ACTS.search(flat) else _ACTS
    rest = after
    while (aside := _ASIDE.match(rest)) is not None:
        if _relative(aside[0]) and _ACTS.search(aside[0]):
            return True
        rest = rest[aside.end() :]
    verb = acts.search(rest)
    if verb is None:
        return False
    gap = rest[: verb.start()]
    if len(gap.split()) > 12 or _BREAK.search(gap):
        return False
    if re.search(r"\b(?:el|la|un|una|los|las|the|a|de|del|por|of|in|their)\s$", gap):
        # "… el paro", "the march": no verb; look at the next one
        more = acts.search(rest, verb.end())
        return more is not None and more.start() < 90 and not _BREAK.search(rest[: more.start()])
    return True


def _relative(aside: str) -> bool:
    return re.search(r"\b(?:que|quienes|who)\b", aside) is not None


def _trim(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:-\"'«»“”")
    return re.sub(r"^(?:los|las|el|la|the)\s|\s(?:y|e|and|de|del|la|los)$", "", text, flags=re.IGNORECASE)
