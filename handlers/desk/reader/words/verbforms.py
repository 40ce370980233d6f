"""What form of which verb a word may be: the tenses of Spanish and English, made from a table of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from handlers.desk.reader.words.irregulars import (
    COMPOUNDS,
    FUTURES,
    PARTICIPLES,
    PRESENTS,
    PRETERITES,
    SUBJUNCTIVES,
)
from handlers.desk.reader.words.verbwords import DOUBLING, ENGLISH, SPANISH
from storage.model import Language


class Tense(Enum):
    """When, or how surely, what a verb says is so."""

    PRESENT = "present"
    PAST = "past"
    IMPERFECT = "imperfect"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"


#: What a verb says is, was or will be so; with what would be so.
INDICATIVE = frozenset({Tense.PRESENT, Tense.PAST, Tense.IMPERFECT, Tense.FUTURE})
FINITE = INDICATIVE | {Tense.CONDITIONAL}
#: What was or will be so: a name behind a demand or a caller that does such a thing begins another clause.
OF_ANOTHER_CLAUSE = INDICATIVE - {Tense.PRESENT}


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: the verb, its tense, of one or of several; `stressed` where its last vowel bears an accent."""

    lemma: str
    tense: Tense
    plural: bool | None
    language: Language = Language.ES
    stressed: bool = False


_PRESENT, _PAST, _IMPERFECT = Tense.PRESENT, Tense.PAST, Tense.IMPERFECT
_FUTURE, _CONDITIONAL, _SUBJUNCTIVE = Tense.FUTURE, Tense.CONDITIONAL, Tense.SUBJUNCTIVE


def _own(lemma: str, table: dict[str, str]) -> str | None:
    """The stem that a table gives for a verb or for the one that it is made of."""
    end = max(
        (e for e in table if lemma.endswith(e) and lemma in COMPOUNDS.get(e, (lemma,))),
        key=len,
        default=None,
    )
    return None if end is None else lemma[: len(lemma) - len(end)] + table[end]


def _hard(stem: str, ending: str, vowel: str) -> str:
    """The stem as it is spelt before this vowel: "bloque", "entregu", "organic", "exij", "sig"."""
    if ending == "a" and vowel in "eé":
        for letters, spelt in (("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(letters):
                return stem[: -len(letters)] + spelt
    if ending in "ei" and vowel in "aáoó":
        if stem.endswith("gu"):
            return stem[:-1]
        if stem.endswith("g"):
            return stem[:-1] + "j"
        if stem.endswith("c"):
            return stem[:-1] + ("z" if stem[-2:-1] not in "aeiou" else "zc")
    return stem


def _spanish(word: str) -> Iterator[tuple[str, str, Tense, bool | None]]:
    """The forms of one verb: lemma, form with its accent, tense, several."""
    lemma, _, change = word.partition(":")
    if lemma.endswith("se"):
        lemma = lemma[:-2]
    root, ending = lemma[:-2], lemma[-2]
    strong = root
    weak = root
    if change:
        at = root.rfind("o" if change == "ue" else "e")
        strong = root[:at] + change + root[at + 1 :]
        if ending == "i":
            weak = root[:at] + ("u" if change == "ue" else "i") + root[at + 1 :]
    for tense, form, several in _finite(lemma, root, strong, weak, ending):
        yield lemma, form, tense, several
    yield lemma, lemma, Tense.INFINITIVE, None
    y = "y" if ending in "ei" and root[-1:] in "aeou" and not root.endswith(("gu", "qu")) else "i"
    gerund = root + "ando" if ending == "a" else ("yendo" if lemma == "ir" else weak + y + "endo")
    gerund = {"decir": "diciendo", "venir": "viniendo", "poder": "pudiendo"}.get(lemma, gerund)
    yield lemma, gerund, Tense.GERUND, None
    stem = _own(lemma, PARTICIPLES) or root + ("ad" if ending == "a" else "id")
    for letters in ("o", "a", "os", "as"):
        yield lemma, stem + letters, Tense.PARTICIPLE, letters.endswith("s")
    if lemma in ("imprimir", "elegir"):
        yield lemma, {"imprimir": "impreso", "elegir": "electo"}[lemma], Tense.PARTICIPLE, False


def _finite(lemma: str, root: str, strong: str, weak: str, ending: str) -> Iterator[tuple[Tense, str, bool]]:
    e = "a" if ending == "a" else "e"
    uir = lemma.endswith("uir") and not lemma.endswith(("guir", "quir"))
    strong = strong + "y" if uir else strong
    we = "imos" if ending == "i" else f"{e}mos"
    for made, own in (("tener", "tien"), ("venir", "vien"), ("decir", "dic")):
        strong = lemma[:-5] + own if lemma.endswith(made) else strong
    if lemma in ("poder", "querer"):
        strong = {"poder": "pued", "querer": "quier"}[lemma]
    if lemma == "acordar":
        strong = "acuerd"
    for number, form in enumerate(PRESENTS.get(lemma, (strong + e, strong + e + "n", root + we))):
        yield _PRESENT, form, number > 0
    if lemma in ("ser", "ir"):
        past = ("fue", "fueron", "fuimos", "fue")
    elif lemma == "dar" or lemma in COMPOUNDS["ver"]:
        past = (f"{root}io", f"{root}ieron", f"{root}imos", f"{root}ie")
    elif (stem := _own(lemma, PRETERITES)) is not None:
        one = stem[:-1] + "z" if stem.endswith(("fic", "hic")) else stem
        i = "" if stem.endswith("j") else "i"
        past = (f"{one}o", f"{stem}{i}eron", f"{stem}imos", f"{stem}{i}e")
    elif ending == "a":
        past = (f"{root}ó", f"{root}aron", f"{root}amos", f"{root}a")
    elif root[-1:] in "aeou" and not root.endswith(("gu", "qu")):
        past = (f"{root}yó", f"{root}yeron", f"{root}imos", f"{root}ye")
    else:
        past = (f"{weak}ió", f"{weak}ieron", f"{root}imos", f"{weak}ie")
    yield _PAST, past[0], False
    yield _PAST, past[1], True
    yield _PAST, past[2], True
    for letters in ("ra", "ran", "se", "sen"):
        yield _SUBJUNCTIVE, past[3] + letters, letters.endswith("n")
    imperfect = {"ser": "er", "ir": "ib", "ver": "veí", "prever": "preveí"}.get(lemma)
    imperfect = imperfect or (root + "ab" if ending == "a" else root + "í")
    for letters in ("a", "an"):
        yield _IMPERFECT, imperfect + letters, letters == "an"
    future = _own(lemma, FUTURES) or lemma
    yield _FUTURE, future + "á", False
    yield _FUTURE, future + "án", True
    yield _FUTURE, future + "emos", True
    yield _CONDITIONAL, future + "ía", False
    yield _CONDITIONAL, future + "ían", True
    vowel = "e" if ending == "a" else "a"
    base = {"ser": "se", "ir": "vay", "dar": "d", "estar": "est", "prever": "preve"}.get(lemma)
    base = base or _own(lemma, SUBJUNCTIVES)
    for number, letters in enumerate((vowel, vowel + "n", vowel + "mos")):
        stem = base or _hard(strong if number < 2 else weak, ending, vowel)
        accent = {"estar": "é"}.get(lemma)
        yield _SUBJUNCTIVE, stem + (accent + letters[1:] if accent else letters), number > 0


def _english(entry: str) -> Iterator[tuple[str, str, Tense, bool | None]]:
    lemma, _, own = entry.partition(":")
    doubled = lemma + lemma[-1] if lemma in DOUBLING else lemma
    ends_ied = lemma.endswith("y") and lemma[-2] not in "aeiou"
    regular = f"{lemma[:-1]}ied" if ends_ied else lemma + "d" if lemma.endswith("e") else doubled + "ed"
    past, _, participle = own.partition(":") if own else (regular, "", regular)
    several = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
    third = lemma[:-1] + "ies" if ends_ied else lemma + ("es" if several else "s")
    soft = lemma[:-2] + "y" if lemma.endswith("ie") else lemma[:-1]
    gerund = (soft if lemma.endswith("e") and not lemma.endswith(("ee", "oe")) else doubled) + "ing"
    yield lemma, lemma, Tense.INFINITIVE, None
    yield lemma, lemma, Tense.PRESENT, True
    yield lemma, third, Tense.PRESENT, False
    yield lemma, past, Tense.PAST, None
    yield lemma, participle, Tense.PARTICIPLE, None
    yield lemma, gerund, Tense.GERUND, None


_AUXILIARIES = (
    "be:is:present be:are:present be:am:present be:'s:present be:'re:present be:was:past be:were:past "
    "be:be:infinitive be:been:participle be:being:gerund have:has:present have:have:present "
    "have:had:past have:having:gerund have:'ve:present have:have:infinitive have:had:participle "
    "do:do:present do:does:present do:did:past do:done:participle do:do:infinitive do:doing:gerund "
)
_FOLD = str.maketrans("áéíóúüñ", "aeiouun")
_LAST_ACCENT = re.compile(r"[áéíóú][^aeiouáéíóú]*$")


def stressed(word: str) -> bool:
    """Whether the last vowel of a written word bears an accent: "tomó", "cerrarán"."""
    return _LAST_ACCENT.search(word.lower()) is not None


@cache
def _index() -> dict[str, tuple[Form, ...]]:
    found: dict[str, dict[Form, None]] = {}
    known: dict[Form, Form] = {}  # most are shared by several endings
    for word in SPANISH:
        for lemma, form, tense, several in _spanish(word):
            made = Form(lemma.translate(_FOLD), tense, several, Language.ES, stressed(form))
            found.setdefault(form.translate(_FOLD), {})[known.setdefault(made, made)] = None
    found.setdefault("hay", {})[Form("haber", _PRESENT, None)] = None
    for entry in ENGLISH:
        for lemma, form, tense, several in _english(entry):
            found.setdefault(form, {})[Form(lemma, tense, several, Language.EN)] = None
    for entry in _AUXILIARIES.split():
        lemma, form, name = entry.split(":")
        found.setdefault(form, {})[Form(lemma, Tense(name), None, Language.EN)] = None
    return {word: tuple(readings) for word, readings in found.items()}


def forms_of(lemmas: frozenset[str]) -> list[str]:
    """All forms of these Spanish verbs, in small letters without accents."""
    index = _index()
    return [
        word
        for word, readings in index.items()
        if any(form.lemma in lemmas and form.language is Language.ES for form in readings)
    ]


_ENCLITIC = re.compile(r"(?:(?<=[aei]r)|(?<=ndo))(?:se|me|nos|(?:se)?(?:le|les|lo|la|los|las))$")


def forms(word: str) -> tuple[Form, ...]:
    """What a word in small letters without accents may be as a verb, empty where it is none that is known."""
    index = _index()
    if (found := index.get(word)) is not None:
        return found
    bare = _ENCLITIC.sub("", word)
    kept = (Tense.INFINITIVE, Tense.GERUND)
    return tuple(form for form in index.get(bare, ()) if form.tense in kept) if bare != word else ()
