"""The words around a journey: how people ask for a way, and what stands between its two ends."""

from __future__ import annotations

import re

ASKED = re.compile(
    r"^(?:(?:hay|no hay) (?:paso|pase|bloqueos?)\s+|(?:se puede|puedo) (?:pasar|ir|viajar)\s+"
    r"|(?:c[oó]mo )?est[aá] (?:(?:abiert|bloquead|cerrad)[ao]|libre|transitable)?\s*|is (?=the r)"
    r"|can (?:i|we|one) (?:pass|get|go|travel)\s+)?"
    r"(?P<way>(?:la )?(?:ruta|v[ií]a|carretera|pase|paso)\s+|el camino\s+|(?:the )?(?:route|road|bus)\s+)?",
    re.IGNORECASE,
)
#: What is asked of the way behind its two ends: "Cusco Puno hay pase?".
ASKED_BEHIND = re.compile(
    r"[,\s]+(?:(?:h?ay|hay algun) (?:paso|pase|bloqueos?)|est[aá] (?:libre|abiert[ao]|cerrad[ao]|bloquead[ao])"
    r"|se puede (?:pasar|viajar|ir)|is it open|open)(?:\s+(?:hoy|ahora|mañana|today|now|tomorrow))?$",
    re.IGNORECASE,
)
TOLD = (
    re.compile(r"(?:de|desde)\s+(.+?)\s+(?:a|al|hasta|hacia)\s+(.+)", re.IGNORECASE),
    re.compile(r"from\s+(.+?)\s+to\s+(.+)", re.IGNORECASE),
)
#: "Juliaca a Arequipa": the words between alone tell nothing, so that both ends have to be known.
BARE = re.compile(r"(.+?)\s+(?:a|al|hasta|hacia|to)\s+(.+)", re.IGNORECASE)
DASHED = re.compile(r"(.+?)\s*(?:→|->|—|–|\s-\s)\s*(.+)")
# Without spaces it may be part of a name: Huay-Huay.
JOINED = re.compile(r"([^-]*[^\W\d])-([^\W\d][^-]*)")
#: What stands between the two ends inside of a sentence, and what stands before the first where that is but "y".
JOINT = frozenset({"a", "al", "hasta", "hacia", "para", "pa", "to", "→"})
AND, BETWEEN = frozenset({"y", "e", "and"}), frozenset({"entre", "between"})
BACK = frozenset({"desde", "from"})
#: How somebody says where they are or set out from: "estoy en Nasca, ¿puedo pasar a Lima?", "salgo de Lima voy a Ica".
SETTING_OUT = re.compile(
    r"\b(?:(?:estoy|estamos|varad[ao]s?) en"
    r"|(?:salgo|salimos|saliendo|vengo|venimos|parto|partimos|partiendo) (?:de|desde)"
    r"|(?:i ?a?m|i'm|are|stuck|stranded) in|(?:leaving|coming|starting)(?: from)?)\s+",
    re.IGNORECASE,
)
ARROW = re.compile(r"→|->|—|–|\s-\s")
LOOSE = re.compile(r"\s*(?:[,;/|-]|\s(?:a|al|hasta|y|to|and|until)\s)\s*", re.IGNORECASE)
