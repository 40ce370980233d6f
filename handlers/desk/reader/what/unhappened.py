"""What a sentence names that does not happen: what is kept from happening, what there is none of, what is feared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.words.verbforms import INDICATIVE
from handlers.desk.reader.words.verbs import Verb
from handlers.desk.reader.words.verbwords import words

Span = tuple[int, int]

#: What is done so that there be none: "para evitar enfrentamientos", "to prevent looting".
_AVOIDED = re.compile(
    r"\b(?:evit\w+|preven(?:ir|ga|gan|cion de)|precaver|impedir|disuadir|desalentar|descart\w+|prohib\w+|"
    r"desautoriz\w+|avoid\w*|"
    r"avert\w*|prevent(?:ing|ed|s)?(?! from \w+ing by)|deter(?:ring|red|s)?|"
    r"forestall|head(?:ing)? off|discourag\w+|ban(?:s|ned|ning)?|rule[ds]? out)\s"
)
_UP_TO = re.compile(r"[.;:]|,(?! (?:\w+ )?(?:y|o|and|or) )")
_FARTHEST = 90
_A_PROTEST = re.compile(
    r"(?:any |further |more |the )?(?:road ?)?(?:block(?:s|ades?)|protests?|closures?|looting|clashes)\b"
)


def _avoided(flat: str, verbs: Sequence[Verb]) -> list[Span]:
    """The parts of a sentence that name what is to be kept from happening."""
    found = []
    for match in _AVOIDED.finditer(flat):
        stop = _UP_TO.search(flat, match.end(), match.end() + _FARTHEST)
        end = stop.start() if stop else min(len(flat), match.end() + _FARTHEST)
        protest = _A_PROTEST.match(flat, match.end())  # "to prevent road blockades": that is no verb
        after = protest.end() if protest else match.end()
        told = (v.start for v in verbs if after < v.start < end and v.tense in INDICATIVE and v.modal is None)
        found.append((match.start() if protest else match.end(), min((end, *told))))
    return found


#: That there is one, or that it is held.
_OCCURS = words(
    "haber registrar reportar realizar producir ocurrir llevar existir convocar ver presentar dar desarrollar "
    "observar suscitar programar planificar prever planear report record hold plan call stage occur happen see "
    "take acatar plegar sumar participar unir join"
)
_TAKES_PLACE = words("realizar llevar ocurrir concretar acatar dar take happen occur")
_JUST_NAMED = re.compile(r"[^,.;:]{3,40}$")
_BECAUSE = re.compile(
    r"\b(?:por|debido|tras|a causa|desde|hasta|pese|because|due|after|despite|until|since)\b"
)


#: "No dan pase": that is a road shut, and nothing that did not happen.
_PASSAGE = re.compile(r"\s(?:el |ningun )?(?:pase|paso)\b")


def _unheard(flat: str, verbs: Sequence[Verb]) -> list[Span]:
    """The parts of a sentence that name what it says there is none of: "ya no se realizarán movilizaciones"."""
    found = []
    for verb in verbs:
        if not verb.negated or verb.lemma not in _OCCURS or _PASSAGE.match(flat, verb.end):
            continue
        stop = re.search(r"[,.;:]|\s(?:y|e|and|pero|but|porque|ya que|pues|because)\s", flat[verb.end :])
        end = min(verb.end + (stop.start() if stop else len(flat)), verb.end + 45)
        if _BECAUSE.search(flat[verb.end : end]) is None:
            found.append((verb.end, end))
        if verb.lemma in _TAKES_PLACE and (named := _JUST_NAMED.search(flat[: verb.start])) is not None:
            found.append((named.start(), verb.start))  # "La marcha no se realizó"
    return found


#: "Ante posibles bloqueos", "the threat of a strike": what is feared.
_FEARED = re.compile(
    r"\b(?:posibles?|futur[oa]s|eventual(?:es)?|potencial(?:es)?|probables?|hipotetic[oa]s?|(?:amenaza|riesgo|temor|"
    r"peligro|posibilidad|rumor)"
    r"(?:es|s)? (?:de|a|al|del)|possible|potential|likely|(?:chance|likelihood|prospect|threat|risk|fear|possibilit(?:y|ie)|"
    r"rumou?r)s? of|"
    r"temen?|temian|temor a|preve[en]?|previendo|fear(?:s|ed|ing)?|"
    r"anuncios? de(?=.{0,20}\bfutur)|announcements? of(?=.{0,20}\bfuture)|"
    r"future)\s(?:(?:un|una|el|la|los|"
    r"las|a|an|the|nuev[oa]s?|mas|new|more|further|future|futur[oa]s|violent\w*)\s)*$"
)


#: Right before what is named: that it was not done, or is not believed.
_NOT_DONE = re.compile(
    r"\b(?:tampoco|jamas|nunca|ni hoy|ni siquiera|casi|por poco|nadie (?:dice|dijo|ha dicho) que|dudo (?:mucho )?que|"
    r"no (?:creo|pienso|me consta) que|never|almost|nobody (?:says|said)(?: that)?|i (?:doubt|don't think)(?: that)?)\s"
    r"(?:(?:se|ya|hay|haya|hubo|esta|este|estan|esten|ha|han|la|lo|fue|fueron|the|there|is|are|was|were|has|have|"
    r"been|a|un|una) )*"
    r"(?:(?:el|la|los|las|they|protesters|people) )?$"
)
#: "Para posibles enfrentamientos y la liberación de vías bloqueadas".
_AND_MORE = re.compile(
    r"\b(?:posibles|eventuales|potenciales|possible|potential)\s\w+\s(?:y|o|and|or)\s(?:\w+\s){0,4}$"
)


#: "Se enfrentaron a la Policía con el fin de tomar el aeropuerto", "detuvo a 11 que pretendían saquear": what they
#: wanted, and did not do.
_MEANT = re.compile(
    r"\b(?:(?:con|en) (?:el|la|su|un|el claro) (?:fin|finalidad|objetivo|objeto|proposito|intencion|afan|animo|intento) de|"
    r"a fin de|con miras a|in (?:order|an attempt|an effort|a bid) to|with the (?:aim|intention|goal) of)\s(?:\w+\s){0,2}?"
    r"(?:\w+(?:ar|er|ir)(?:se)?|\w{3,}(?:ing)?)\b[^,.;]{0,60}|"
    r"\b(?:que|quienes|who)(?:,[^,.;]{3,60},)?\s(?:pretend(?:ian?|en)|(?:intenta|busca|planea|trata|deseaba)(?:ban?|n)|quer(?:ia|ian)|"
    r"(?:were|had been) (?:trying|planning|about|attempting) to|tried to|wanted to|attempted to)\s[^,.;]{3,80}"
)


def without_meant(flat: str, hits: Sequence[Hit]) -> list[Hit]:
    """The kinds that a sentence names, where one happened without those that were only wanted or may come."""
    meant = [match.span() for match in _MEANT.finditer(flat)]
    told = [h for h in hits if not feared(flat, h)]
    done = [h for h in told if not any(start <= h.start < end for start, end in meant)]
    return done if any(not h.frame for h in done) else told


def feared(flat: str, hit: Hit) -> bool:
    """Whether a kind is named but as what may come, or was not done: "tampoco bloquearon", "dudo que haya marcha"."""
    before = flat[: hit.start]
    return any(words.search(before) is not None for words in (_FEARED, _AND_MORE, _NOT_DONE))


#: "Discutirán si inician un paro": of what goes on it may be whether it ends.
_WHETHER = re.compile(
    r"\b(?:discut|evalu|debat|analiz|defin|decid|vot|consult)\w*\s(?:\w+\s){0,4}?si\s(?!bien\b)"
    r"(?P<what>(?:se |no )?(?!suspend|levant|contin|sigu|manten|depon|prolong|extiend)[^.;:]*)"
)
#: "Se ha tratado de hacer una tregua", "they are trying to reach a deal": there is none yet.
_SOUGHT = re.compile(
    r"\b(?:trat(?:a|an|o|aron|ado|aba|aban|ando)|intent(?:a|an|o|aron|ado|aba|aban|ando)|busc(?:a|an|o|aron|ado|"
    r"aba|aban|ando)|"
    r"propu(?:so|sieron|esto)|propon\w*|plante\w+|solicit\w+|pid(?:e|en|io|ieron)|pedi\w+|espera\w*|ofrec\w+|rechaz\w+|"
    r"try(?:ing)?|tried|seek\w*|sought|propos\w+|offer\w*|reject\w*|refus\w+)\s(?:\w+\s){0,4}?"
    r"(?:tregua|acuerdo|cuarto intermedio|truce|agreement|deal)\b"
)


#: "Usará gases de ser necesario": what may have to be done.
_IF_NEEDED = re.compile(
    r"(?<![^.;:])[^.;:]*\b(?:de ser (?:necesario|preciso|el caso)|(?:si|cuando) (?:es|fuera|fuese|sea) necesario|"
    r"en caso (?:de ser |sea )?"
    r"necesario|if (?:necessary|needed))\b[^.;:]*"
)


#: "Nadie está bloqueando en Ilave".
_BY_NOBODY = re.compile(
    r"\b(?:nadie|nobody|no one) (?:(?:esta|estan|ha|han|se|is|has|are|have|been) ){0,2}(?:bloque|cierr|cerr|block|clos)\w*"
)
#: "3. Rechazar la represión policial y las muertes en Ayacucho": what a communiqué takes a stand on.
_STANCE = re.compile(
    r"(?:^|[.;:]\s)\W*(?:\d{1,2}\W{1,3}|[a-z]\)\s)?(?:nos )?(?:rechaz|repudi|conden|deplor|lament|denunci|responsabiliz|"
    r"salud|respald|solidariz)(?:ar|arnos|amos)\b(?!,? (?:\w+ ){0,4}que\b)"
    r"(?![^.;]*\b(?:hoy|ayer|anoche|esta (?:manana|tarde|madrugada|noche))\b)[^.;]*"
)
#: "They want those detained in Ayacucho to be released": no arrest that is news.
_TO_BE_FREED = re.compile(
    r"\b(?:want|demand|ask|call|press|insist)\w*\s(?:that |for )?(?:(?:the|all|their|those)\s)+[^.;]{0,40}?"
    r"\b(?:detained|arrested|jailed|imprisoned|detainees)\b(?=[^.;]{0,60}\b(?:releas|freed?\b|let go))"
)

_NOUN = (
    r"(?:herid[oa]s?|lesionad[oa]s?|detenid[oa]s|detenciones|muert[oa]s|muertes|fallecid[oa]s|victimas|enfrentamientos|"
    r"incidentes|saqueos|danos|bloqueos|desmanes|disturbios|actos (?:de violencia|vandalicos)|violencia|"
    r"injur(?:ies|ed)|arrests?|clashes|incidents?|casualties|deaths|dead|looting|damage|violence|detentions|detainees|wounded)"
)
#: "No se registraron saqueos, heridos o detenidos", "no injuries or arrests": none of the row.
_NONE_OF_ROW = re.compile(
    r"\b(?:no (?:se )?(?:(?:hubo|hay|han?|habia|registr\w+|report\w+|produj\w+|present\w+|suscit\w+|there were)\s)*|"
    r"sin (?:que (?:se )?\w+\s)?|ni |nor |without (?:any )?|not any )"
    rf"(?:(?:ningun[oa]?|mayores|otros|mas|personas|any|further|major|serious)\s)?{_NOUN}"
    rf"(?:(?:,| y| e| o| u| ni| and| or| nor)+ (?:de )?(?:personas )?{_NOUN})*(?!\w)"
)


def spans(flat: str, verbs: Sequence[Verb]) -> list[Span]:
    """The parts of a sentence that name what it says does not happen, or is to be kept from happening."""
    return [
        *(m.span() for m in _IF_NEEDED.finditer(flat)),
        *(m.span() for m in _BY_NOBODY.finditer(flat)),
        *(
            m.span()
            for m in (*_STANCE.finditer(flat), *_NONE_OF_ROW.finditer(flat), *_TO_BE_FREED.finditer(flat))
        ),
        *_avoided(flat, verbs),
        *_unheard(flat, verbs),
        *(m.span() for m in _SOUGHT.finditer(flat)),
        *(m.span("what") for m in _WHETHER.finditer(flat)),
    ]
