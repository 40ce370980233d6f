"""Days before today that no date names: "la semana pasada", "a fines de diciembre", "in recent days"."""

from __future__ import annotations

import re

from handlers.desk.reader.words.monthnames import MONTH

_PART = r"(?:inicios|comienzos|principios|mediados|fines|finales)"
#: Days before today, of which it is not said which.
EARLIER_DAYS = re.compile(
    r"\b(?:(?:el|este|durante el) (?:ultimo |pasado )?fin de semana|(?:over|during) the (?:past |last )?weekend|"
    r"(?:late |early )?last (?:week|weekend|month)|earlier (?:this|in the) (?:week|month)|"
    r"(?:la semana|el mes) pasad[oa]|hace (?:\w+ )?(?:dias|semanas|noches)|(?:days|weeks|nights) ago|"
    r"(?:dias|semanas|noches) atras|en dias pasados|(?:the day|night) before|previous (?:day|night)|la vispera|"
    r"(?:el dia|la noche) anterior|(?:en|durante) (?:los|las) (?:ultim[oa]s|pasad[oa]s) (?:\w+ )?(?:dias|semanas|noches)|"
    rf"(?:in|over|during) (?:recent|the (?:past|last) (?:few|several|\w+)) (?:days|weeks|nights)|"
    rf"a {_PART} del? (?:mes|semana|(?:mes de )?(?:{MONTH}))|"
    rf"en (?:los|las) primer[oa]s (?:\w+ )?(?:dias|semanas) de (?:{MONTH})|"
    rf"(?:in|since) (?:early|mid|late)[- ](?:{MONTH})|(?:at|towards|since) the (?:start|beginning|end) of (?:{MONTH})|"
    rf"in the (?:first|last) (?:days|week|weeks) of (?:{MONTH}))\b"
)
