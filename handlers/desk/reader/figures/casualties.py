"""How many were hurt or died, as a sentence counts them: in all, or group by group."""

from __future__ import annotations

import re

from handlers.desk.reader.words.numbers import NUMBER, value

_INJURIES = (
    r"(?:cortes?|fracturas?|golpes|heridas?|lesion(?:es)?|contusion(?:es)?|quemaduras?|traumatismos?|impactos?|burns?|"
    r"injur(?:y|ies)|wounds?|cuts|bruises|fractures?)"
)
HURT = (
    r"(?:herid[oa]s?|lesionad[oa]s?|contus[oa]s|policontus[oa]s|injured|wounded|hurt|injuries|hospitali[sz]ed|"
    r"baleados|asfixiad[oa]s?|intoxicad[oa]s?|con (?:sintomas|signos|principios?) de asfixia|desmayad[oa]s?|"
    r"(?:con|sufri\w+|present\w+|recibi\w+|suffer\w+|sustain\w+)\s"
    r"(?:(?:un[ao]?s?|varios|varias|graves?|leves?|severe|several|serious|minor)\s){0,2}" + _INJURIES + r"|"
    r"(?:llevad|trasladad|evacuad|derivad)[oa]s? (?:de (?:emergencia|urgencia) )?(?:al|a un|a la) (?:hospital|"
    r"centro de salud|clinica|posta))"
)
DIED = (
    r"(?:muert[oa]s?|fallecid[oa]s?|decesos|victimas? mortal(?:es)?|victimas? fatal(?:es)?|dead|killed|"
    r"deaths?|died|fatalities|muertes|finad[oa]s?|occis[oa]s?)"
)
WHO = (
    r"(?:police (?:officers?|agents?)|police(?:man|men|woman|women)|soldiers?|security (?:officers|forces|guards?)|"
    r"personas?|"
    r"manifestantes?|civil(?:es)?|"
    r"policias?|agentes?|efectivos?|comuner[oa]s?|pobladora?s?|pobladores|"
    r"jovenes|joven|menor(?:es)?|mujer(?:es)?|nin[oa]s?|"
    r"hombres?|ciudadan[oa]s?|protest[eo]rs?|people|persons?|officers?|police|policemen|civilians?|"
    r"demonstrators?|man|woman|child|boy|girl|residents?|students?|estudiantes?|"
    r"suboficial(?:es)?|oficial(?:es)?|adolescentes?|conductor(?:es)?|chofer(?:es)?|comerciantes?|"
    r"agricultor(?:es)?|nativ[oa]s?|natives|indigenas?|obrer[oa]s?|huelguistas?|cocaler[oa]s?|dirigentes?|leaders?|"
    r"pasajer[oa]s?|passengers?|transeuntes?|bystanders?|vigilantes?|guardias?|guards?|moradora?s?|moradores|"
    r"ronderos?|mineros?|trabajador(?:es|as?)?|soldados?|militares?|periodistas?|journalists?|teenagers?|"
    r"villagers?|docentes?|maestr[oa]s?|profesor(?:es|a|as)?|enfermer[oa]s?|pescador(?:es)?|fiscalizador(?:es)?|"
    r"seren[oa]s?|"
    r"bomber[oa]s?|miners?|farmers?|drivers?|workers?|teachers?|truckers?|locals|women|men|campesin[oa]s?|"
    r"transportistas?|vecin[oa]s?|vendors?|vendedor(?:es|as)?|[a-z]{3,}(?:istas|cultores|eros)|uniformad[oa]s?|"
    r"troops|children)"
)
_VERB = (
    r"(?:\s(?:resultaron|resulto|resultado|quedado|habrian?|habian?|quedaron|quedo|result|terminaron|have been|"
    r"has been|had been|have|has|had|han|sido|"
    r"ha|were|"
    r"was|are|"
    r"is|seriously|gravemente|levemente|mas|ya|en|de|of|con|y|others|other|dead|the|la|pnp|del|local|left|ellos|ellas|"
    r"them|"
    r"reported|presuntamente|fueron|fue|being|estan|esta|shot|a tiros|suffered|sufrieron|sufrio|critically|"
    r"badly)){0,4}"
)
#: "Diecinueve agentes policiales", "nine wounded police officers": who is counted, with a word or two of what they are.
_KIND = r"(?:\s(?!(?:y|e|o|u|and|or|con|with|en|in|de|a|al|the|la|los|las|que|who|fue|fueron|was|were)\b)[a-z'-]{3,}){0,2}?"
_ONE = rf"(?:{NUMBER}|otr[oa]|another)(?:\s(?:otr[oa]s?|other|mas|more))?{_KIND}\s{WHO}"
_ITEM = re.compile(
    rf"(?<![\w/+.-])(?P<n>{NUMBER}|otr[oa]|another)(?:\s(?:otr[oa]s?|other|mas|more))?{_KIND}\s{WHO}\b"
)
_OF = r"(?:\s(?:de (?:la |los |las |el )?(?:pnp|policia(?: nacional)?|dinoes|orden)|del orden|civiles|policiales))?"
_AND = (
    r"(?:,? (?:y|e|and)|,|,? junto (?:a|con)|,? ademas de|,? mas|,? as well as|,? along with|,? plus)\s"
    r"(?:(?:a|al menos|unos|unas|at least|about|some|cerca de)\s){0,2}"
)
_ROW = rf"(?<![\w/+.-]){_ONE}{_OF}(?:{_AND}{_ONE}{_OF}){{1,4}}"
_MORE = rf"(?:{_AND}{_ONE}{_OF}){{1,4}}"
_MURDER = r"(?:murieron|fallecieron|died|perdieron la vida|lost their lives)"
#: Nothing else befell those that end the row.
_NOT_OTHERS = (
    rf"(?!\s{WHO}\b|(?:\s[a-z-]+){{0,5}}?\s(?:{HURT}|{DIED}|{_MURDER}|detenid|arrest|detain|intervenid|retenid|"
    rf"grave|delicad|critic)|"
    r"\s(?:lleg|bloque|march|protest))"
)


def _rows(what: str, verbs: str, doing: str) -> tuple[re.Pattern[str], ...]:
    """How groups are counted one by one: before what befell them, behind it, or one before it, others behind."""
    return (
        re.compile(rf"{_ROW}(?:,\s[^,;.]{{3,60}},)?(?:{_VERB}\s{what}|\s{verbs})\b"),
        re.compile(
            rf"\b(?:{what}(?: a| son| fueron|:)?|{doing})\s(?:al menos |at least |unos |unas |"
            rf"a )?{_ROW}\b{_NOT_OTHERS}"
        ),
        re.compile(
            rf"(?<![\w/+.-]){_ONE}{_OF}{_VERB}\s{what}(?: de gravedad| graves?| leves?)?{_MORE}\b{_NOT_OTHERS}"
        ),
        # "Un joven fue herido de bala y dos policías sufrieron lesiones"
        re.compile(
            rf"(?<![\w/+.-]){_ONE}{_OF}{_VERB}\s{what}(?:\s(?!y\b|e\b|and\b)[a-z]+){{0,4}}\s(?:y|e|and|mientras que)\s"
            rf"{_ONE}{_OF}{_VERB}\s{what}"
        ),
    )


_HURT_ROWS = _rows(HURT, r"sufrieron heridas", r"hiri(?:o|eron) a|injur(?:ed|ing)|wound(?:ed|ing)")
_DEAD_ROWS = _rows(
    DIED,
    _MURDER,
    r"muri(?:o|eron)|mueren|fallec(?:ieron|en)|mat(?:o|aron) a|killed|kills|killing|muerte de|deaths? of",
)
_HURT_RE = re.compile(
    rf"(?<![\w/+.-])({NUMBER})(?:{_KIND}\s{WHO}(?: (?:del |de (?:la |los |"
    rf"las )?)[a-z]+(?: nacional)?(?: del peru)?(?: \(\w+\))?)?(?:,\s[^,;.]{{3,60}},)?)?{_VERB}\s{HURT}\b|"
    rf"(?<![\w/+.-])({NUMBER})\s[a-z]{{4,}}\s(?:resultaron|quedaron|resulto|quedo|terminaron|"
    rf"were)\s(?:\w+\s)?{HURT}\b|\b(?:heridos|lesionados|injured|"
    rf"wounded)\s*:\s*({NUMBER})(?![:/]\d)|\b(?:heridos|lesionados)\s(?:son|suman|llegan? a|ascienden a|"
    rf"sumaron)\s(?:ya "
    rf")?({NUMBER})|\b(?:dej|hub|report|result)\w+ (?:heridos|lesionados) a ({NUMBER})\s{WHO}|"
    rf"\b(?:resultando|resultaron|dejando|quedaron) (?:heridos|lesionados) ({NUMBER})\s{WHO}"
)
_DEAD_RE = re.compile(
    rf"(?<![\w/+.-])({NUMBER})(?:\s{WHO})?{_VERB}\s{DIED}\b|"
    rf"(?<![\w/+.-])({NUMBER})(?:\s{WHO})(?:\s\w+){{0,3}}?\s(?:murio|murieron|fallecio|fallecieron|"
    rf"perdio la vida|perdieron la vida|died)\b|\b(?:fallecidos|muertos|deaths)(?:\s\w+){{0,8}}?\s(?:suman|"
    rf"son|ascienden a|llegan a|sumarian)\s({NUMBER})|\b(?:muertos|fallecidos|dead|killed|"
    rf"deaths)\s*:\s*({NUMBER})(?![:/]\d)|"
    rf"\b(?:muri(?:o|eron)|muere|mueren|fallec(?:io|e|en|ieron)|mat(?:o|aron) a|killed|kills|killing|"
    rf"muerte de|death of)\s(?:al menos |at least |unas |unos |nearly |about |"
    rf"casi )?({NUMBER})\s(?:\w+ )?{WHO}\b"
)
_HURT_VERB = re.compile(
    rf"\b(?:hiri(?:o|eron) a|injur(?:ed|ing)|wound(?:ed|ing)|herid[oa]s? a)\s(?:al menos |at least |a |"
    rf"about )?({NUMBER})(?:\s(?:\w+ )?{WHO}\b|(?=\s?[,.;]|\s(?:and|others)\b))"
)
#: "… tres heridos, entre ellos un suboficial y dos vigilantes": some of those that were counted.
_SOME_OF_THEM = re.compile(
    r",?\s\(?(?:entre (?:ellos|ellas|los (?:que|cuales)|las (?:que|cuales)|quienes)|including|among them|"
    r"(?:de|entre) (?:los|las) cuales|(?:(?:un[ao]?|dos|tres|cuatro|cinco|one|two|three|four|five|\d+)\s)?"
    r"(?:of (?:them|whom)|de (?:ellos|ellas))|la mayoria|en su mayoria)\s"
    r"(?:[^;.]{2,90}?(?:,(?=\s(?!\w+(?: \w+){0,3},? (?:y|and) ))|\)|(?=\s(?:resultaron|quedaron|terminaron|"
    r"fueron|were|tras|"
    r"durante|during|dej[oa]\w*|en (?:el|la|los|las) (?:sector|distrito|provincia|enfrentamiento\w*))\b))|[^;.]{2,90})"
)


#: Without one of these letters nobody was hurt or died, and nothing is looked for.
_HARM = re.compile(
    r"herid|hiri|lesion|contus|injur|wound|hurt|hospital|balea|asfixi|intoxic|desmay|cort|fractur|golpe|quemad|trauma|"
    r"impact|burn|cuts|bruis|clinica|centro de salud|posta|muert|fallec|deces|victim|dead|kill|death|died|fatal|"
    r"finad|occis|muri|muere|mato|mata|perd|lost their"
)


#: "Se cumplen dos años de la muerte de tres jóvenes, por lo que marcharon": who died then.
_YEARS_SINCE = re.compile(r"\bse cumpl\w+ (?:\w+ ){1,2}anos? (?:del?|desde) [^.;,]*?(?=[.;,]|\sy\s|$)")


def without_parts(flat: str) -> str:
    """The sentence without what it says of some of those that it counts, or of those who died years ago."""
    flat = _YEARS_SINCE.sub(" ", flat)
    found = _SOME_OF_THEM.search(flat)
    return flat if found is None else _SPACES.sub(" ", _SOME_OF_THEM.sub(" ", flat))


def hurt(flat: str) -> tuple[list[int], bool]:
    """How many were hurt, each number that is given; whether it is a sum of groups that were counted one by one."""
    if not _HARM.search(flat):
        return [], False
    groups = _in_groups(flat, _HURT_ROWS)
    return (
        ([sum(groups)], True) if groups else (_numbers(flat, _HURT_RE) or _numbers(flat, _HURT_VERB), False)
    )


def dead(flat: str) -> tuple[list[int], bool]:
    """How many died, as for `hurt`."""
    if not _HARM.search(flat):
        return [], False
    groups = _in_groups(flat, _DEAD_ROWS)
    return ([sum(groups)], True) if groups else (_numbers(flat, _DEAD_RE), False)


def groups_in(flat: str) -> list[int]:
    """The numbers of the groups that were hurt or died, which are no number of those who protest."""
    return [*_in_groups(flat, _HURT_ROWS), *_in_groups(flat, _DEAD_ROWS)]


def counted_at(flat: str) -> int:
    """Where the first count of dead or hurt ends, -1 where there is none."""
    patterns = (*_DEAD_ROWS, *_HURT_ROWS, _DEAD_RE, _HURT_RE, _HURT_VERB)
    found = next((m for p in patterns if (m := p.search(flat))), None)
    return found.end() if found else -1


def _in_groups(flat: str, patterns: tuple[re.Pattern[str], ...]) -> list[int]:
    for pattern in patterns:
        match = pattern.search(flat)
        if match is None:
            continue
        found = [
            1 if m["n"] in ("otro", "otra", "another") else value(m["n"]) for m in _ITEM.finditer(match[0])
        ]
        numbers = [n for n in found if n is not None]
        if len(numbers) > 1:
            return numbers
    return []


_NO_COUNT = re.compile(r"\b(?:km|kilometro|de cada|hace|cada)\s$")
_SPACES = re.compile(r"\s+")


def _numbers(flat: str, pattern: re.Pattern[str]) -> list[int]:
    found = []
    for match in pattern.finditer(flat):
        number = value(next(group for group in match.groups() if group))
        if number is not None and not _NO_COUNT.search(flat[: match.start()]):
            found.append(number)
    return found
