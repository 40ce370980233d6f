"""What a report but advises or holds possible, which tells of nothing that happens: "Avoid demonstrations"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.what.kinds import Hit

#: How a sentence begins that tells its reader what to do.
_ADVICE = re.compile(
    r"\W*(?:please |u\.?s\.? citizens (?:should|are)|travell?ers (?:should|are advised)|you should|if you are|"
    r"avoid|do not|don't|monitor|comply|follow (?:us|traffic|the|local|instructions)|enroll|register|expect (?:delays|"
    r"disrupt)|allow|"
    r"plan (?:for|ahead)|contact|keep (?:a|informed|away|your|up)|check|be (?:aware|prepared|ready)|"
    r"remain (?:vigilant|in|alert)|stay|review|"
    r"notify|leave plenty|for (?:assistance|emergencies)|actions to take|"
    r"evit(?:e|ar)\b|sig(?:a|an) las (?:instrucciones|indicaciones)|monitoree|supervise|cumpla|registrese|mantengase|"
    r"acciones a tomar|"
    r"para asistencia|tom(?:e|ar) (?:sus )?precauciones|tome en cuenta|recomend\w+|se recomienda|planifique)\b"
)
#: What only may be: no event, and no plan of anybody's either.
_POSSIBLE = re.compile(
    r"\b(?:may|might|could)\s(?:not\s)?(?:also\s)?(?:be|occur|happen|take place|affect|continue|turn|disrupt|cause|"
    r"result|spread|include|"
    r"develop|escalate|operate|experience|experiences|face|encounter|suffer|find)\b|"
    r"\b(?:is|are) (?:also )?(?:possible|likely)\b|\bwill (?:also |most )?likely\b|"
    r"\bpuede[n]? (?:afectar|ocurrir|presentarse|darse|"
    r"generar)\b|"
    r"\bpodria[n]? (?:ocurrir|presentarse|afectar|darse|generar|registrarse)\b|\bes (?:posible|probable) que\b"
)
#: The month of a day is no such verb: "the 9 May strike".
_MAY_ACT = re.compile(
    r"(?<!\d )(?<!\bof )(?<!\bin )(?<!\bthe )(?<!\bon )\b(?:may|might|could)\s(?:not\s)?(?:also\s)?(?:block|march|"
    r"strike|protest|gather|rally)\b|\bpodria[n]? (?:bloquear|marchar|paralizar|protestar|"
    r"(?:llevar a cabo|realizar|iniciar|acatar|tomar|convocar) (?:\w+ )?(?:medidas?|acciones|protestas?|paros?|marchas?|"
    r"bloqueos?|movilizaci(?:on|ones))(?: de (?:fuerza|lucha|protesta))?(?! el| este| a partir| desde))\b"
)
#: The title of an embassy's notice, which names no event.
_TITLE = re.compile(
    r"(?:u\.?s\.? embassy[^:]{0,30}:\s*)?(?:(?:demonstration|security|travel|health|weather) alert|event|"
    r"evento)\s*(?:[:\-]|$)[^.]{0,90}$|"
    r"alerta (?:de|por) manifestacion(?:es)?\s*:[^.]{0,60}$"
)
_VERB = re.compile(
    r"\b(?:have|has|is|are|was|were|will|plan|continue\w*|\w+ed|block|march|expected|called|hay|se|esta|estan|"
    r"bloquean|anuncia\w*|convoca\w*|"
    r"\w+(?:aron|ieron))\b|\bkm\b"
)


#: "From Lima, the prime minister called for an end to the protests": what somebody in office asks of those who protest.
_CALLED_TO = re.compile(
    r"\W*(?:(?:from|in|at) [^,.;]{3,25}, )?(?:the |peru's )?(?:\w+ ){0,3}?(?:minister|president|premier|government|bishops?|"
    r"church|mayor|governor|ombudsman(?:'s office)?|congress|un|eu)\s(?:has |have )?(?:again )?"
    r"(?:called|calls?|urged|urges|appealed|appeals|asked|asks)\s(?:\w+ ){0,2}?(?:for|on|to)\s(?:an end|the end|calm|"
    r"dialogue|talks|peace|a halt|an immediate end|protesters|demonstrators|a truce)\b"
    r"(?![^.;]*\b(?:block|march|strike|clash)\w*ed\b)"
)


def advises(flat: str) -> bool:
    """Whether a sentence says what one should do, or what only may come."""
    return bool(_ADVICE.match(flat) or _CALLED_TO.match(flat))


#: What the reader is told to do within a sentence: "… and U.S. citizens should avoid the highway south of Lima".
#: On to where a fact is given: "…, which is blocked at km 1410", ": marchan los docentes".
_ON = (
    r"(?:(?!,\s(?:which|where|que|donde|as|since|because|ya que|porque|pues|debido|bloquead|cerrad|tomad|"
    r"blocked|closed|shut)|:|"
    r"\s(?:that|because|porque|ya que|as|since|due to|debido)\s)[^;])*"
)
_ADVISED = re.compile(
    r"(?:\b(?:and|but|so)\s|[,;]\s|^\W*)(?:u\.?s\.? citizens|british nationals|travell?ers|visitors|tourists|"
    r"motorists|drivers|"
    rf"commuters|passengers|you)\s(?:\w+\s)?(?:should|must|are (?:advised|urged|encouraged|asked|told) to)\b{_ON}|"
    r"(?:\by\s|[,;]\s|^\W*)(?:se (?:recomienda|sugiere|aconseja|pide|exhorta)|recomend(?:o|aron|amos)|sugiri(?:o|eron))\s"
    r"(?:a \w+ \w+ |no |a la (?:poblacion|ciudadania) |a los \w+ )?(?:evit|no |usar|utilizar|tomar|optar|viajar|transitar|"
    rf"circular){_ON}|"
    rf"\brecomend(?:o|aron|amos)\b,[^;.]{{0,80}},\s(?:evit|no ){_ON}|"
    r"\b(?:advis(?:ing|ed|es)|urg(?:ing|ed|es)|warn(?:ing|ed|s))\s(?:\w+\s){1,5}?(?:to|against|"
    r"not to)\s\W*(?:avoid|exercise|not|cross|"
    rf"travel|stay|steer){_ON}"
)


def advised(flat: str) -> list[tuple[int, int]]:
    """Where a sentence says what its reader should do."""
    return [match.span() for match in _ADVISED.finditer(flat)]


_GOES_ON = re.compile(r"\b(?:hay|se registran?|sigue\w*|continua\w*|there (?:is|are)|ongoing|still)\b")


def done_beside(flat: str, hits: Sequence[Hit]) -> bool:
    """Whether it says behind its advice what people do: "Evite la avenida Abancay: marchan los docentes"."""
    mark = re.search(r"[:;,]", flat)
    if mark is None or not any(hit.start > mark.start() for hit in hits):
        return False
    rest = flat[mark.start() :]
    return _GOES_ON.search(rest) is not None or any(
        who(word) is Who.PEOPLE for word in re.findall(r"[a-z]+", rest)
    )


def supposed(flat: str) -> bool:
    """Whether what a sentence names only may be, or stands in the title of a notice."""
    return supposed_at(flat) is not None or titled(flat)


#: A form of fields says where and when, a title does not.
_FORM = re.compile(r";\s(?:location|date|group)\b[^:;]{0,12}:")


def titled(flat: str) -> bool:
    """Whether a sentence is but the title of a notice: "Demonstration Alert: Demonstrations and General Strike"."""
    title = _TITLE.match(flat.strip(" *#🔴🚨⚠️📢"))
    return title is not None and not (_VERB.search(flat) or _FORM.search(flat))


def supposed_at(flat: str) -> int | None:
    """Where a sentence begins to tell of what only may be, None where it does not."""
    found = [match.start() for words in (_POSSIBLE, _MAY_ACT) if (match := words.search(flat)) is not None]
    return min(found, default=None)


def told_beside(flat: str, hits: Sequence[Hit]) -> bool:
    """Whether something is told for sure beside what only may be: before it, in a clause of its own."""
    may = supposed_at(flat)
    if titled(flat):
        return False
    return may is None or any(re.search(r"[,;.]", flat[hit.end : may]) for hit in hits if hit.end <= may)
