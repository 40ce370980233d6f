"""What goes on beside an end, and is no part of it: "realizaron un plantón tras suspender el paro"."""

from __future__ import annotations

import re

from handlers.desk.reader.what.clearings import Clearing
from handlers.desk.reader.what.kinds import Hit
from storage.model import Kind

#: "Tras levantar la huelga, …", "after calling off the strike, …": before what is told.
_AFTER_IT = re.compile(
    r"\b(?:tras|luego de|despues de|after|having)\s(?:haber |having )?(?:se )?(?:(?:lift|call|end|suspend)\w* )?$"
)
_DO = r"(?:realiz|efectu|protagoniz|llev|hic|hac|sali|particip|se moviliz|march|held|hold|stag|took|take|march)\w*"
_DID = re.compile(rf"\b{_DO}\s(?:a cabo )?[^.;,]{{0,40}}$")
_ITSELF = re.compile(r"(?:march|moviliz|recorr)(?:aron|ieron|o|an|a|ed)\b")
_AND_DID = re.compile(rf"[^.;]{{0,40}}\s(?:y|e|and)\s(?:(?:luego|despues|hoy|then|later)\s)?(?={_DO})")


def _besides(over: Clearing, hit: Hit, flat: str) -> bool:
    """Whether people did something of another kind when that was over: a sit-in "tras suspender el paro"."""
    if hit.kind not in (Kind.MARCH, Kind.SIT_IN) or hit.kind is over.kind or hit.frame:
        return False
    after = _AFTER_IT.search(flat[max(0, over.start - 30) : over.start]) is not None
    after = (
        after
        or flat.startswith("having ", over.start)
        or (hit.start > over.end and _AND_DID.match(flat, over.end) is not None)
    )
    return after and (_ITSELF.match(flat, hit.start) or _DID.search(flat[: hit.start])) is not None


def part_of(over: Clearing, hit: Hit, flat: str) -> bool:
    """Whether a kind is what is over, and not something that goes on beside it."""
    if _besides(over, hit, flat):
        return False
    if hit.kind in (Kind.DISPERSAL, Kind.CLASH, Kind.ARRESTS, Kind.AGREEMENT):
        return hit.kind is Kind.AGREEMENT or (hit.start < over.end and over.start < hit.end)
    between = flat[min(hit.end, over.end) : max(hit.start, over.start)]
    return not re.search(
        r"\b(?:pero|but|mientras|while|aunque|sigue\w*|continua\w*|persiste\w*|still|although)\b", between
    )
