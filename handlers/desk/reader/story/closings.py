"""How what was just told comes to its end: people leave, a protest finishes, a road is said once more to be free."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.points import Point, akin
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.story.turns import AGAIN, ELSEWHERE, all_free
from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.what.clearings import Clearing
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.routes import along
from handlers.desk.reader.words.verbs import Tense
from storage.model import Kind

_GATHERED = (Kind.MARCH, Kind.SIT_IN)
_LEFT = re.compile(
    r"\b(?:(?:manifestantes|protestantes|huelguistas|bloqueadores|pobladores|comuner[oa]s|campesin[oa]s|ronderos|vecinos|"
    r"mineros|transportistas|agricultores|docentes|trabajadores|estudiantes|dirigentes|estos|ellos|protesters|"
    r"demonstrators|residents|they)\s(?:\w+\s){0,3}?|"
    r"^\W*(?:(?:luego|despues|pasad[oa]s?|tras|hacia|a|al|cerca|minutos|horas)\s(?:\w+\s){0,7}?)?|"
    r"\b(?:cuando|hasta que|(?:hora|momento) en (?:el |la )?que)\s(?:\w+\s){0,4}?)"
    r"(?P<gone>se\s(?:(?:retir|repleg|dispers|march)aron|retiran|repliegan|dispersan)|se fueron|"
    r"abandonaron (?:la|el)\s(?:lugar|zona|bloqueo|protesta|"
    r"medida)|depusieron su|withdrew|dispersed(?! by)|left the (?:area|scene|site))\b"
)
#: "Luego los policías se retiraron", and no "tras hablar con la Policía se retiraron".
_SUBJECT = re.compile(
    r"(?<!\bde\s)(?<!\bcon\s)(?<!\bante\s)(?<!\ba\s)\b(?:los|las|la|the)\s(?!hora|noche|tarde|manana)(?P<who>[a-z]+)\s"
    r"(?:\w+\s){0,2}$"
)
_SUBJECT_BEHIND = re.compile(r"\s(?:los|las|la|the)\s(?P<who>[a-z]+)\b")


def left(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether those who were just told to block a road went away: "Los manifestantes se retiraron tras un diálogo"."""
    shut = trail.stands(Kind.BLOCKADE)
    walked = bool(trail.last) and all(
        p.kinds and p.kinds[0] in _GATHERED and not p.clearing for p in trail.last
    )
    gone = _LEFT.search(told.sentence.plain)
    if not (shut or walked) or gone is None or not trail.near(told) or told.sentence.bullet or told.ahead:
        return False
    if (
        told.clearing
        or told.kms
        or paths
        or _others_left(told.sentence.plain, gone)
        or any(h.kind is not Kind.AGREEMENT and not gone.start() <= h.start < gone.end() for h in told.hits)
    ):
        return False
    if AGAIN.search(told.sentence.plain) or ELSEWHERE.search(told.sentence.plain, 0, gone.end()):
        return False
    for point in trail.last:
        point.clearing = Clearing(*gone.span()) if shut else None
        point.finished = walked
    trail.add(replace(told, hits=(), moments=()))
    return True


def _others_left(flat: str, gone: re.Match[str]) -> bool:
    """Whether those who went away are named and do not protest: "cuando los policías se retiraron"."""
    before, behind = _SUBJECT.search(flat[: gone.start("gone")]), _SUBJECT_BEHIND.match(flat, gone.end())
    if before is not None:
        return who(before["who"]) not in (Who.PEOPLE, Who.CROWD)
    return behind is not None and who(behind["who"]) in (Who.OFFICERS, Who.OFFICE)


#: "De esta manera, los caminos quedaron libres para ingresar a Mollendo": where one gets to by now.
_LEADS_TO = re.compile(
    r"\b(?:ingres|lleg|ir|dirig|viaj|pas|entr|traslad|circul|segu|contin|reach|get|travel|go)\w*\s(?:(?!en\b|in\b|at\b)\w+,?\s){0,9}$"
)


#: "A source close to Las Bambas said that the corridor is clear".
_SPEAKER = re.compile(
    r"\b(?:source|spokes\w+|official|resident|voceros?|fuentes?|dirigente|alcalde)\b[^.;]{0,40}$"
)


#: "Los manifestantes vienen retirando las piedras y sacando sus carpas".
_CLEARS_UP = re.compile(
    r"\b(?:manifestantes|protestantes|huelguistas|pobladores|comuneros|mineros|agricultores|protesters|demonstrators|they)\b"
    r"[^.;]{0,50}\b(?:retir|sac|recog|desmont|levant|limpi|remov)\w*\s(?:\w+\s){0,3}?"
    r"(?:piedras|palos|carpas|llantas|troncos|rocas|barricadas|stones|rocks|tents|tyres|tires|logs)\b"
)


def clears_up(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether those who freed the road just told of take away what they had put on it."""
    apart = told.kms or told.roads or told.ahead or paths or told.clearing
    if (
        not trail.last
        or not all_free(trail)
        or not trail.near(told)
        or apart
        or _CLEARS_UP.search(told.sentence.plain) is None
    ):
        return False
    trail.add(replace(told, hits=(), moments=()))
    return True


def over_again(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it says of roads just told to be free that they are: "Los accesos quedaron expeditos"."""
    over = told.clearing
    same = over is not None and over.kind is None
    before = [told.sentence.plain[: path[0].start] for path in paths]
    if all(_LEADS_TO.search(words) or _SPEAKER.search(words) for words in before):
        told, paths = replace(told, mentions=() if paths else told.mentions), []
    if (
        not same
        or not all_free(trail)
        or paths
        or told.kms
        or told.roads
        or told.venue
        or told.square
        or told.hits
    ):
        return False
    if ELSEWHERE.search(told.sentence.plain):
        return False
    trail.add(told)
    return True


def ends_protest(told: Told) -> bool:
    """Whether a sentence says of a protest that it ended, by no name of a kind: "La manifestación terminó"."""
    over = told.clearing
    if over is None or over.kind is not None:
        return False
    return _PROTEST.search(told.sentence.plain[over.start : over.end]) is not None


_PROTEST = re.compile(
    r"\b(?:protestas?|manifestaci\w+|concentraci\w+|jornada|recorrido|protests?|demonstrations?|rally)\b"
)


def finished(trail: Trail, told: Told) -> bool:
    """Whether it says that the march just told of came to its end: "La movilización culminó en la plaza"."""
    kind = told.clearing.kind if told.clearing else None
    kinds = _GATHERED if kind is None else (kind,)
    if any(p.clearing or not p.kinds or p.kinds[0] not in kinds for p in trail.last):
        return False
    for point in trail.last:
        point.finished = True
    trail.add(told)
    return True


#: Behind what people do: "… y culminaron su recorrido frente al municipio", "16:20 h Marcha … Culmina 18:45".
_ENDED_IT = re.compile(
    r"(?:\b(?:y|e|luego|and|then)\s(?:\w+\s){0,2}?|,\s)(?:(?:termin|culmin|conclu|finaliz)(?:o|aron|yo|yeron)|ended|"
    r"finished)\b(?! (?:con|by|en una?|in an?)\b)"
)
#: "Culmina 18:45 sin detenidos", "Concluyó a las 12".
_ENDS_AT = re.compile(
    r"\W*(?:(?:culmin|termin|finaliz)(?:a|an|o|aron)|conclu(?:ye|yen|yo|yeron)|end(?:s|ed)|finished)\s(?:(?:a )?las |at )?"
    r"(?:\d[\d:.h]*(?:\s?(?:hrs?|horas|h|[ap]\.? ?m)\b\.?)?|al mediodia|pacificamente|peacefully)?"
    r"[\s,]*(?P<quiet>sin (?:novedad|incidente|detenid|herid|mayor)\w*|without (?:incident|arrest)\w*)?"
)


def ends_itself(told: Told, point: Point) -> bool:
    """Whether the sentence that tells of a march says besides that it came to its end."""
    hits = [hit for hit in told.hits if hit.kind in _GATHERED]
    if not hits or told.ahead or told.clearing or point.kinds[:1] not in [[kind] for kind in _GATHERED]:
        return False
    return _ENDED_IT.search(told.sentence.plain, hits[0].start) is not None


def ends_at(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it but says when or how the march or sit-in just told of ended, of which no word names it again."""
    match = _ENDS_AT.match(told.sentence.plain)
    if match is None or paths or told.kms or not trail.last or not trail.near(told):
        return False
    if not (match["quiet"] or all(verb.tense is Tense.PAST for verb in told.sentence.verbs[:1])):
        return False  # "Culmina 18:45" may be a plan
    if any(p.clearing or p.kinds[:1] not in [[kind] for kind in _GATHERED] for p in trail.last):
        return False
    for point in trail.last:
        point.finished = True
    trail.add(replace(told, hits=(), moments=(), clearing=None, ahead=False))
    return True


def over_by_now(trail: Trail, told: Told) -> bool:
    """Whether it says that the roads just told of are free by now: "El tránsito se reanudó por la tarde"."""
    shut = [p for p in trail.last if p.kinds[:1] == [Kind.BLOCKADE] and p.clearing is None]
    ways = {road for way in told.roads for road in way.roads}
    if ways and any(p.road is not None and p.road.roads and not ways & set(p.road.roads) for p in shut):
        return False  # "3S at Sicuani: blocked", and below it "34A: open"
    nameless = [p for p in shut if p.road is None or not p.road.roads]
    if any(len(way.route) > 1 and not along(way, p.path) for way in told.roads for p in nameless):
        return False  # "Shut by protesters at Limatambo. Cusco to Pisac is open again."
    if not shut and trail.last and all(p.kinds[:1] == [Kind.DISPERSAL] for p in trail.last):
        # "Cerraron el puente. La Policía los desalojó. El tránsito es fluido."
        block = trail.last[0].block
        shut = [p for p in trail.points if p.kinds[:1] == [Kind.BLOCKADE] and p.block == block]
        shut = [p for p in shut if p.clearing is None and akin(trail.last, p.path)]
        if len(shut) != 1:
            return False
        trail.last = shut
    if not shut or len(shut) < len(trail.last):
        return False
    for point in shut:
        point.clearing = told.clearing
    trail.add(told)
    return True


#: "Ayer abrieron a las 2": what is told besides of a road that is shut by now, or that somebody asks about.
_OPENED_THEN = re.compile(
    r"\W*(?:pero |y )?(?:ayer|anoche|anteayer|yesterday|last night)\b[^.;]{0,20}?"
    r"\b(?:abri(?:o|eron)|dieron (?:el )?(?:pase|paso)|dejaron pasar|(?:they )?opened|let (?:us|cars|them) through)\b"
    r"(?![^.;]*\b(?:hoy|sigue|ya|desde|definitiv\w+|today|now)\b)"
)


def opened_before(trail: Trail, told: Told) -> bool:
    """Whether a road was but opened the day before that is told just above to be shut, or is asked about there."""
    if _OPENED_THEN.match(told.sentence.plain) is None or told.mentions:
        return False
    above = trail.loose[-1].sentence if trail.loose and trail.loose[-1].denies else None
    if above is not None and "?" in above.text and above.number + 1 == told.sentence.number:
        return True
    verbs = [verb for point in trail.last for verb in point.told[0].sentence.verbs]
    shut = any(point.kinds[:1] == [Kind.BLOCKADE] and point.clearing is None for point in trail.last)
    return shut and all(verb.tense is Tense.PRESENT for verb in verbs)
