"""The lines of a message: blocks, bullets, forms of fields, and lines that a page's width or a chat tore made whole."""

from __future__ import annotations

import re
from itertools import pairwise

from handlers.desk.reader.text.letters import plain

BULLET = re.compile(
    r"\s*(?:[-*•·▪►▶➡→✅❌🔴🟡🟢🟠⚠📍🚧🚨🔹🔸🔺●○◦■□✔–—]+|[.](?=\s)|\(?\d{1,2}[.)](?=\s)(?!(?<=\d\))\s(?:personas|manifestantes|pobladores|comuneros)\b)|[a-z]\)(?=\s))\s*"
)
FIELD = re.compile(
    r"\W*(?:ubicaci|ubigeo|lugar|via\b|codigo|carretera\b|ruta\b|km\b|kilom|progresiva|estado|evento|"
    r"motivo|fecha|fuente|tipo|"
    r"alerta|afectaci|tramo|sector|distrito|provincia|departamento|region|hora|transit|inicio|road|"
    r"location|status|"
    r"source|date|time|cause|event|group|particip|organi[sz]|[a-z]{3,9} \d{1,2}(?:-\d{1,2})? group)[^:\n]{0,24}:"
)

#: A page's width, in characters; a line from _LONG on is no heading.
_NARROWEST, _WIDEST, _LONG = 30, 130, 40
#: A stop at the end of a line; after a month or "p. m." it is none.
_STOPS = re.compile(r"(?<!\b[ap]\.m)(?<!\b(?:Oct|Nov|Dec|Sep|Aug|Jan|Feb|Mar|Apr))[.!?:;…]\W*$")
#: "La Confederación General de Trabajadores\n(CGTP) ha convocado …".
_SHORT_NAME = re.compile(r"\([A-ZÁÉÍÓÚÑ]{3,}\)\s[a-z]")
#: No line ends of its own on such a word.
_OPEN = re.compile(
    r"\b(?:a|al|ante|con|de|del|desde|el|en|entre|hacia|hasta|la|las|los|para|por|que|segun|sin|sobre|tras|un|una|y|"
    r"an|and|at|between|by|from|in|near|of|on|the|to|with)$"
)


def blocks(text: str) -> list[str]:
    """The text in blocks; fields of forms that empty lines stand between are one block."""
    found: list[str] = []
    form = False
    for block in re.split(r"\n\s*\n", text):
        if not block.strip():
            continue
        fields = all(FIELD.match(plain(line)) for line in block.splitlines() if line.strip())
        if fields and form:
            found[-1] += f"\n{block}"
        else:
            found.append(block)
        form = fields
    return found


def lines(block: str) -> list[str]:
    """The lines of a block, lines torn in their middle made whole, a form of "Field: value" lines made one."""
    rows = [line.strip() for line in block.split("\n") if line.strip()]
    if _filled_in(rows):
        return _forms(rows)
    width = _width(rows)
    whole: list[str] = []
    for number, line in enumerate(rows):
        if whole and (_torn(whole[-1], line) or (width and _full(rows, number - 1, width))):
            whole[-1] = _joined(whole[-1], line)
        else:
            whole.append(line)
    return whole


def _width(rows: list[str]) -> int:
    """The width of the page that broke the lines; 0 where they end as their writer meant them to.

    On a page that did, no next word had room on most of the lines, and most that follow begin within a sentence.
    """
    width = max(map(len, rows), default=0)
    full = [number for number in range(len(rows) - 1) if _full(rows, number, width)]
    within = sum(rows[number + 1][0].islower() or rows[number + 1][0].isdigit() for number in full)
    enough = len(full) > 1 and len(full) * 2 >= len(rows) - 1 and within * 2 >= len(full)
    return width if enough and _NARROWEST <= width <= _WIDEST else 0


def _full(rows: list[str], number: int, width: int) -> bool:
    """Whether this line breaks off within a sentence for want of room."""
    before, line = rows[number], rows[number + 1]
    room = width - len(before) - 1
    if BULLET.match(line) or _STOPS.search(before) or _row_behind(before, line):
        return False
    return len(line.split(" ", 1)[0]) > room


def _torn(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the one before it."""
    if BULLET.match(line) or _STOPS.search(before) or _row_behind(before, line):
        return False
    goes_on = line[0].islower() or line[0].isdigit() or _SHORT_NAME.match(line) is not None
    if len(before) >= _LONG and (goes_on or before.endswith((",", "-"))):
        return True
    parted = before.endswith("-") and before[-2:-1].isalpha() and line[0].islower()
    return len(before) >= _NARROWEST and (parted or _OPEN.search(plain(before)) is not None)


#: With these rows begin, one like the other.
_FIRST_WORDS = (
    "km ",
    "km. ",
    "kilometro ",
    "puente ",
    "sector ",
    "pe-",
    "tramo ",
    "carretera ",
    "via ",
    "ovalo ",
)
_SMALL = re.compile(r"[^A-ZÁÉÍÓÚÑ]+$")


def _row_behind(before: str, line: str) -> bool:
    """Whether a line is the next row of a list: it begins like the one before it, or both are typed without capitals."""
    one, other = plain(before), plain(line)
    rows = all(re.search(r"\b(?:km|kilometro)\b|\)$", line) for line in (one, other)) and not _OPEN.search(
        one
    )
    alike = other.startswith(_FIRST_WORDS) and (other[:4] == one[:4] or rows)
    typed = _SMALL.match(before) and _SMALL.match(line) and not (_OPEN.search(one) or before[-1] in ",-")
    timed = all(re.match(r"\W*\d{1,2}[:.]\d{2}\b", line) for line in (one, other))
    return alike or timed or bool(typed)


def _filled_in(rows: list[str]) -> bool:
    """Whether lines are the fields of a form; rows that begin alike are a list: "Km 85: Mala", "Km 90: Asia"."""
    found = [match and re.sub(r"[\W\d]", "", match[0]) for match in (FIELD.match(plain(row)) for row in rows)]
    alike = any(one and other and one[:5] == other[:5] for one, other in pairwise(found))
    return sum(map(bool, found)) >= 3 and not alike


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and line[0].isalpha():
        return (before[:-1] if line[0].islower() else before) + line
    return f"{before} {line}"


def _forms(lines: list[str]) -> list[str]:
    """One line for each filled form; a field that comes again begins the next one."""
    forms: list[list[str]] = [[]]
    seen: set[str] = set()
    for line in lines:
        match = FIELD.match(plain(line))
        name = re.sub(r"\W", "", match[0])[:6] if match else ""
        name = "group" if match and match[0].endswith("group:") else name  # "April 2 Group: …"
        if name and (name in seen or (not seen and forms[-1] and name == "group")):
            forms.append([])
            seen = set()
        if name:
            seen.add(name)
        forms[-1].append(line.rstrip(" .;"))
    return ["; ".join(form) for form in forms if form]
