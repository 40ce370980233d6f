"""Whether a sentence tells of what is to come, or of what began earlier and goes on."""

from __future__ import annotations

import re

_FUTURE = re.compile(
    r"\b(?:convoca(?:n|ron|toria)?(?! ?d)|convoco|"
    r"(?<!como se )(?<!\bal )(?<!\bel )(?<!\bun )(?<!\bsu )(?<!\bdel )anunci(?:a|an|o|aron|ado)|llama(?:n)? a|acatara[n]?|"
    r"iniciara[n]?|realizara[n]?|habra|marchara[n]?|bloqueara[n]?|"
    r"se movilizara[n]?|movilizara[n]?|saldra[n]?|programa(?:n|do|da|ron)|prev(?:e|en|isto|ista)|alistan|"
    r"preparan|planean|planea|sera[n]?(?! (?:unos|unas|como|cerca))|arrancara|comenzara|empezara|"
    r"paralizara[n]?|cerrara[n]?|tomara[n]?|sumara[n]?|partira[n]?|concentrara[n]?|reunira[n]?|efectuara|"
    r"desarrollara|llevara a cabo|tendra lugar|van a (?:bloquear|marchar|paralizar|salir|tomar|iniciar|"
    r"acatar|cerrar)|"
    r"vamos a (?:\w+ )?(?:bloquear|marchar|paralizar|salir|tomar|cerrar)|va a (?:haber|bloquear|iniciar)|"
    r"would (?:block|march|strike|go on strike|shut|close|occupy|hold|stage|begin|start|resume)|will|plan(?:ned|s|"
    r"ning)? (?:to|for)|planned|announc(?:e|es|ed)|call(?:s|ed)? (?:for|a|"
    r"an)(?= (?:\w+[ -]){0,3}(?:strike|march|protest|blockade|vigil|sit))|scheduled|"
    r"upcoming|set to|(?:is|are|was|were) expected|poised to|preparing to|going to|is due|convened for|"
    r"acuerdan (?:iniciar|acatar|realizar)|"
    r"acordaron (?:iniciar|acatar|realizar|un paro|una)|ratifica\w*|proximo|proxima|next|"
    r"(?:bloque|cerr|marchar|tom|cort|paraliz|radicaliz|acat|inici|saldr|movilizar)\w*emos|amenaza[n]? con|"
    r"nadie (?:sale|trabaja|viaja)|todos (?:al paro|a las calles)|nos (?:concentramos|reunimos|movilizamos|vemos|"
    r"juntamos)|"
    r"a partir (?:de )?manana|reiniciara[n]?|retomara[n]?)\b"
)


def ahead(flat: str) -> bool:
    """Whether a sentence tells of what is to come and not of what goes on."""
    if _RESOLVED.match(flat):
        return True
    match = _FUTURE.search(flat)
    if match is None or _GOES_ON.search(flat):
        return False
    # "Tomaron el local y anuncian que …": what was done stays done.
    return not _DONE.search(flat[: match.start()])


#: What an assembly resolves, point by point: "1. Acatar un paro de 24 horas".
_RESOLVED = re.compile(
    r"\W*(?:acatar|realizar|iniciar|convocar|participar|bloquear|tomar|marchar|paralizar|llevar a cabo|radicalizar|"
    r"movilizar(?:se|nos)?|concentrar(?:se|nos)?|reiniciar|retomar|sumar(?:se|nos))\b"
)
#: "Se instalará", "partirán": the future by its accent, which names in capitals may bear as well.
_WILL = re.compile(r"(?<!\w)[a-záéíóúñ]{2,}rán?(?!\w)")


def to_come(text: str) -> bool:
    """Whether a verb of a sentence, as it is written, stands in the future."""
    return any(match[0].endswith(("rá", "rán")) for match in _WILL.finditer(text))


_NOW = re.compile(
    r"\b(?:hay|esta|estan|sigue\w*|continua\w*|mantien\w*|permanec\w*|persist\w*|se (?:registr|report|realiz|"
    r"desarroll)an?|acatan?|"
    r"cumplen?|lleva[n]?|tras|luego de|desde (?:hoy|ayer|anoche|las|el)|hoy|ayer|anoche|\w{3,}(?:aron|ieron))\b|"
    r"\b(?:bloque|cierr|cort|march|recorr|protest|tom|impid|ocup|queman|obstacul|obstruy|interrump|restring|"
    r"enfrent)\w*(?:an|en)\b"
)


def planned(text: str, flat: str) -> bool:
    """Whether the only verb of what happens stands in the future: "Los piquetes se instalarán en Cutervo"."""
    past = re.search(r"\w{3,}ó(?!\w)", text) is not None
    return to_come(text) and not past and not _NOW.search(flat)


_SUBJUNCTIVE = re.compile(r"\b\w{3,}(?:aran?|ieran?|eran)\b")


def subjunctives(text: str) -> list[tuple[int, int]]:
    """Where verbs stand that only an accent would put into the future, in a text whose writer sets accents."""
    # "Luego de que bloquearan la vía" is past, "bloquearán" is to come.
    if not any(char in "áéíóúÁÉÍÓÚ" for char in text) or text.isupper():
        return []
    return [match.span() for match in _SUBJUNCTIVE.finditer(text)]


_DONE = re.compile(
    r"\b(?:tom|bloque|cerr|ocup|march|paraliz|quem|moviliz|saque)aron\b(?:(?!\b(?:despues|luego|tras)\b)[^.;])*"
    r"(?:,|\by\b|\bpero\b)\s(?:\w+\s){0,3}$|"
    r"\b(?:blocked|occupied|seized|took over|marched)\b[^.;]*(?:,|\band\b)\s(?:\w+\s){0,3}$"
)


_GOES_ON = re.compile(
    r"\b(?:continuara[n]?|seguira[n]?|mantendra[n]?|permanecera[n]?|radicalizara[n]?|prosiguen|continuan|continua|siguen|"
    r"sigue|mantienen|permanecen|will (?:continue|keep|remain|stay|not)|vow\w*|esta(?:n)? bloque\w+|"
    r"hasta que)\b"
)


def goes_on(flat: str) -> bool:
    """Whether it says that something began earlier and goes on."""
    return bool(
        re.search(
            r"\b(?:continua\w*|siguen?|mantienen?|permanece\w*|persiste\w*|still|remain\w*|"
            r"continue\w*|ongoing|consecutiv\w+|indefinid\w+)\b",
            flat,
        )
    )


_TO_BE_LIFTED = re.compile(
    r"\b(?:(?:sera|seran) (?:levantad|suspendid|liberad|reabiert|despejad)\w+|(?:se )?(?:levantara|"
    r"suspendera|liberara|reabrira|despejara|normalizara)n?|"
    r"(?:espera\w*|preve\w*|planea\w*|busca\w*|evalua\w*) (?:\w+ )?(?:despejar|liberar|levantar|reabrir|restablecer)|"
    r"will (?:be (?:lifted|reopened|cleared|suspended)|reopen|end|lift))\b"
)


def to_be_lifted(flat: str) -> int | None:
    """Where a sentence says that something is to end later, None where it does not."""
    match = _TO_BE_LIFTED.search(flat)
    return match.start() if match else None
