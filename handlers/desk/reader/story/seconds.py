"""What the people of a sentence do besides, which is an event of its own: "acatan un paro y bloquean el puente"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.story.behind import blockade_beside, clash_before, done_after_lift, where_held
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.successive import sit_in_there, strike_ahead
from handlers.desk.reader.story.takenboth import taken_both
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.twospots import two_spots
from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.what.asides import behind
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.words.numbers import NUMBER
from handlers.desk.reader.words.verbs import Tense
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind

#: What is done with a strike by those who are on it.
_STRIKES = words(
    "anunciar declarar programar "
    "acatar cumplir iniciar comenzar empezar realizar sostener llevar llegar entrar reiniciar reanudar retomar "
    "continuar seguir arrancar plegar sumar paralizar convocar go begin start hold observe stage join enter resume launch"
)
_STOPS = words("suspender paralizar detener dejar interrumpir parar abandonar halt stop suspend walk")
#: Of these the strike is the subject, so that they may stand behind it: "el paro llegó a su segundo día".
_OF_IT = words(
    "iniciar comenzar empezar llegar entrar reiniciar reanudar continuar seguir cumplir arrancar paralizar radicalizar "
    "desarrollar acatar "
    "endurecer intensificar agudizar extender prolongar begin start enter resume continue intensify escalate spread"
)
#: "Acatan el segundo día de paro" tells of it, where "en el segundo día de paro" but dates.
_HELD_DAY = re.compile(r"\b(?<!que )(?:acat|cumpl)\w+\s(?:\w+\s){0,4}dia (?:consecutivo )?del? $")
_SIDE = 60  # letters between a strike and its verb


def with_seconds(points: Sequence[Point]) -> list[Point]:
    """The points, each with what its sentence tells of besides as a point of its own behind it."""
    found: list[Point] = []
    done: set[int] = set()
    struck = any(p.kinds[:1] == [Kind.STRIKE] for p in points)
    for point in points:
        found.append(point)
        if point.kinds[:1] == [Kind.ARRESTS] and (own := _deed(point)) is not None:
            point.kinds = [k for k in point.kinds if k is not Kind.ARRESTS]
            found += [held] if (held := _held(point, own)) is not None else []
            done.add(id(own.sentence))
        if point.clearing is not None:
            told_so = any(p.kinds[:1] == [Kind.ARRESTS] and p.clearing is None for p in points)
            arrests = [held for told in point.told if (held := _held(point, told)) is not None]
            found += [] if told_so else arrests[:1]
            found += [did] if (did := done_after_lift(point)) is not None else []
            continue
        for told in list(point.told):
            if id(told.sentence) in done:
                continue
            done.add(id(told.sentence))
            strike = None if struck else _strike(point, told) or strike_ahead(point, told)
            if strike is not None:
                found.append(strike)
                struck = True
            _settle_march(point, told)
            found += [before] if (before := clash_before(point, told)) is not None else []
            found += [fought] if (fought := _fought(point, told)) is not None else []
            alone = sum(p.told[0] is point.told[0] for p in points) == 1
            found += [spot] if alone and (spot := two_spots(point, told)) is not None else []
            for other in (
                *(_persisting(point, told), blockade_beside(point, told), sit_in_there(point, told)),
                *(_marched(point, told), _held(point, told), taken_both(point, told)),
            ):
                if other is not None and not any(p.kinds[:1] == other.kinds for p in (*points, *found)):
                    found.append(other)
    return found


def _strike(point: Point, told: Told) -> Point | None:
    """The strike that a sentence tells of beside what those on it do."""
    if not point.kinds or point.kinds[0] is Kind.STRIKE:
        return None
    flat = told.sentence.plain
    mine = [
        h
        for h in told.hits
        if h.kind is Kind.STRIKE
        and (not behind(flat, h) or _HELD_DAY.search(flat[: h.start]) or _held_now(told, h))
    ]
    hit = next((h for h in mine if _held_now(told, h) or _carried(told, h)), None)
    if hit is None or _to_march(point, told, hit):
        return None
    beside = _beside(point, told, Kind.STRIKE)
    holders = [m for m in point.path[1:] if hit.end <= m.start < point.path[0].start]
    if holders:
        # "El paro se acató en la provincia de Bellavista con bloqueos en Intiyacu": there, and not only here.
        beside.path = tuple(m for m in point.path if m.start <= holders[0].start)
        beside.path = (holders[0], *(m for m in beside.path if m is not holders[0]))
    where = where_held(told, hit)
    if where is not None and point.path and contains(where, point.path[0]):
        beside.path = (where,)  # "Marcharon en Jaén en el cuarto día del paro que se mantiene en Cajamarca"
    return beside


_WORK = re.compile(r"\b(?:labor(?:es)?|trabajos?|faenas?|actividades|atencion|tools|work|jobs?|puestos)\b")
_NAMED = re.compile(r"paro\b|huelga|paralizacion|strike")


def _to_march(point: Point, told: Told, hit: Hit) -> bool:
    """Whether people left their work but to march: "paralizaron sus labores y marcharon hacia la municipalidad"."""
    flat = told.sentence.plain
    march = next((h for h in told.hits if h.kind is Kind.MARCH and h.start >= hit.end), None)
    if march is None or point.kinds[:1] != [Kind.MARCH] or _NAMED.search(flat[hit.start : hit.end]):
        return False
    between = flat[hit.start : march.start]
    return _WORK.search(between) is not None and re.search(r"[.;:]", between) is None


#: "En el primer día del paro de 48 horas convocado por el comité": that it is held, and who called it.
_DAY_OF = re.compile(r"\bdia (?:consecutivo )?del? (?:l[oa]s? )?$")
_CALLED_BY = re.compile(
    r"[^,.;:]{0,40}\b(?:convocad|decretad|declarad|acatad|impulsad|organizad|called|declared|organi[sz]ed)\w*\s(?:por|by)\b"
)
_ASIDE = re.compile(r",\s(?:que|quien|la cual|el cual|which|who)\s[^,.;:]*,")
_WHICH = re.compile(r"[^,.;:]{0,45}\b(?:que|which|that)\s(?=(?:\w+\s){0,2}$)")


def _held_now(told: Told, hit: Hit) -> bool:
    """Whether some are said to hold a strike, be it the ground of what is told: "por el paro que acatan los mineros"."""
    flat = told.sentence.plain
    if _DAY_OF.search(flat[: hit.start]) and _CALLED_BY.match(flat, hit.end):
        return True
    for verb in told.sentence.verbs:
        if verb.start < hit.end:
            continue
        which = _WHICH.match(flat[hit.end : verb.start])
        if which is None or verb.negated or verb.tense is not Tense.PRESENT:
            return False  # "Los profesores en paro colocaron piedras en la vía que lleva a …"
        behind = re.match(r"[^,.;:]{0,40}", flat[verb.end :])
        people = flat[hit.end + which.end() : verb.start] + (behind[0] if behind else "")
        itself = verb.lemma in ("mantener", "continuar", "seguir")
        named = any(who(word) is Who.PEOPLE for word in re.findall(r"[a-z]+", people))
        return itself or (verb.lemma in _STRIKES and named)
    return False


#: "Quemaron un bus varado por el bloqueo que persiste en el puente": what goes on is an event as well.
_PERSISTS = re.compile(
    r"\s(?:que|which|that)\s(?:\w+\s){0,2}?(?:persist\w+|mantien\w+|continu\w+|sigue\w*|permanec\w+|"
    r"still\s\w+|remains?)\b"
)


def _persisting(point: Point, told: Told) -> Point | None:
    """The blockade of which a sentence says, behind its own event, that it goes on."""
    flat = told.sentence.plain
    for hit in told.hits:
        other = hit.kind is Kind.BLOCKADE and bool(point.kinds) and hit.kind is not point.kinds[0]
        if other and _PERSISTS.match(flat, hit.end):
            own = replace(told, hits=(replace(hit, frame=False),), counts=Counts(), moments=())
            return replace(
                point, told=[own], kinds=[hit.kind], soft=False, around=list(point.around), second=True
            )
    return None


_WITH_ARRESTS = ([Kind.LOOTING], [Kind.DISPERSAL], [Kind.OCCUPATION], [Kind.BLOCKADE])
_THEN = re.compile(
    r"\b(?:y|luego|despues|and|then|later)\s(?:se\s|luego\s|despues\s|finalmente\s|then\s|later\s|al mediodia\s|"
    r"por la (?:tarde|noche)\s|horas (?:despues|mas tarde)\s)*(?:ingres|irrump|tom|ocup|entr|atac|quem|incendi|saque|"
    r"storm|enter|seiz|attack|burn|set)\w*"
)


_LATER = re.compile(
    r"\b(?:luego|despues|posteriormente|then|later)\s(?:\w+\s){0,2}?(?:bloque|cerr|cierr|cort|tom|block|shut)\w*"
)


def _settle_march(point: Point, told: Told) -> None:
    """A blockade that those who marched went on to is one, and the march another: no question which."""
    flat = told.sentence.plain
    march = next((h for h in told.hits if h.kind is Kind.MARCH and not behind(flat, h)), None)
    if march is not None and point.kinds == [Kind.BLOCKADE, Kind.MARCH] and _LATER.search(flat, march.end):
        point.kinds = [Kind.BLOCKADE]


_FIGHT = re.compile(r"(?:clashes|enfrentamientos?|choques?)\b")  # a name, and no verb


def _fought(point: Point, told: Told) -> Point | None:
    """The clash of those who shut a road with the police, by a verb of its own: "bloquearon la vía y se enfrentaron"."""
    # "They blocked the road and clashed when agents came to clear it with tear gas"
    but_gas = [kind for kind in point.kinds if kind is not Kind.DISPERSAL]
    if point.told[0] is not told or but_gas != [Kind.CLASH, Kind.BLOCKADE]:
        return None
    flat = told.sentence.plain
    shut = any(
        a.kind is Kind.BLOCKADE and a.ours and a.by is Who.PEOPLE and not a.frame for a in told.sentence.acts
    )
    clash = next((h for h in told.hits if h.kind is Kind.CLASH and not behind(flat, h)), None)
    fought = any(a.kind is Kind.CLASH and a.by in (Who.PEOPLE, Who.OFFICERS) for a in told.sentence.acts)
    if not (shut and fought) or clash is None or _FIGHT.match(flat, clash.start):
        return None
    hurt = replace(told.counts, crowd=())
    theirs = (Kind.CLASH, Kind.DISPERSAL)
    own = replace(told, hits=tuple(h for h in told.hits if h.kind in theirs), counts=hurt, states=())
    mine = replace(
        told,
        hits=tuple(h for h in told.hits if h.kind not in theirs),
        counts=replace(told.counts, injured=(), dead=()),
    )
    point.kinds, point.told[0] = [Kind.BLOCKADE], mine
    return replace(point, told=[own], kinds=[Kind.CLASH], soft=False, around=list(point.around), second=True)


def _marched(point: Point, told: Told) -> Point | None:
    """The march of those who then took a house: "recorrieron las calles y al mediodía ingresaron a la fuerza"."""
    grave = point.kinds[:1] in ([Kind.OCCUPATION], [Kind.LOOTING])
    march = next((h for h in told.hits if h.kind is Kind.MARCH and not behind(told.sentence.plain, h)), None)
    later = (
        point.kinds == [Kind.BLOCKADE] and march is not None and _LATER.search(told.sentence.plain, march.end)
    )
    if march is None or not (later or (grave and _THEN.search(told.sentence.plain, march.end))):
        return None
    return _beside(point, replace(told, moments=()), Kind.MARCH)


def _deed(point: Point) -> Told | None:
    """The sentence that counts whom the police hold and tells by a verb what those did: a road or a house taken."""
    own = point.told[0]
    rest = [k for k in point.kinds if k is not Kind.ARRESTS]
    done = any(a.kind in rest and a.ours and a.by is Who.PEOPLE and not a.frame for a in own.sentence.acts)
    return own if done and [rest[0]] in _WITH_ARRESTS and _HELD.search(own.sentence.plain) else None


_HELD = re.compile(
    rf"\bintervin(?:o|ieron) a {NUMBER}\b|"
    rf"\b{NUMBER} (?:\w+ ){{0,2}}(?:(?:fueron|han sido|were|have been) )?(?:detenid[oa]s|arrest(?:ed|s)|detained)\b|"
    rf"\b(?:detuv\w+|detien\w+|arrested|detained)\s(?:a )?{NUMBER}\b"
)


def _held(point: Point, told: Told) -> Point | None:
    """The arrests that a sentence counts beside what those held did: "nueve detenidos dejó el saqueo"."""
    held = next((h for h in told.hits if h.kind is Kind.ARRESTS and not behind(told.sentence.plain, h)), None)
    beside = point.clearing is not None or point.kinds[:1] in _WITH_ARRESTS
    if held is None or not beside or _HELD.search(told.sentence.plain) is None:
        return None
    return _beside(point, replace(told, moments=()), Kind.ARRESTS)


def _carried(told: Told, hit: Hit) -> bool:
    """Whether a verb of a clause of its own says that the strike is held."""
    flat = told.sentence.plain
    for verb in told.sentence.verbs:
        if (
            verb.negated
            or verb.tense in (Tense.INFINITIVE, Tense.PARTICIPLE)
            # "Mientras se desarrollaba el paro" but dates.
            or (verb.lemma == "desarrollar" and verb.tense is Tense.IMPERFECT)
            or not (
                verb.lemma in _STRIKES | _OF_IT
                or (hit.start <= verb.start < hit.end and verb.lemma in _STOPS)
            )
        ):
            continue
        if re.search(r"\b(?:que|quienes|who|which|that)\s(?:\w+\s)?$", flat[: verb.start]):
            continue
        if verb.start > hit.start and verb.lemma not in _OF_IT:
            continue
        between = _ASIDE.sub(" ", flat[min(verb.end, hit.end) : max(verb.start, hit.start)])
        if (verb.start < hit.end and hit.start < verb.end) or (
            len(between) <= _SIDE and not re.search(r"[;.:,]", between)
        ):
            return True
    return False


def _beside(point: Point, told: Told, kind: Kind) -> Point:
    """The same people's other act: it shares the place and the people, not the road."""
    hits = tuple(h for h in told.hits if h.kind is kind)
    counts = Counts(crowd=() if kind is Kind.ARRESTS else told.counts.crowd)
    own = replace(told, hits=hits, counts=counts, states=(), kms=(), roads=())
    return replace(point.besides(own, kind), clearing=None, sector=None)
