"""A verb is known in each of its forms, with its tense, what denies it and what it hangs on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk.reader.words.verbforms import Tense, forms
from handlers.desk.reader.words.verbs import Verb, verbs_in


@pytest.mark.parametrize(
    ("words", "lemma", "tense"),
    [
        ("bloquea bloquean bloqueamos", "bloquear", Tense.PRESENT),
        ("bloqueo bloquearon bloqueamos", "bloquear", Tense.PAST),
        ("bloqueara bloquearan bloquearemos", "bloquear", Tense.FUTURE),
        ("bloquee bloqueen bloqueara bloquearan bloqueasen", "bloquear", Tense.SUBJUNCTIVE),
        ("bloquearia bloquearian", "bloquear", Tense.CONDITIONAL),
        ("bloqueaba bloqueaban", "bloquear", Tense.IMPERFECT),
        ("bloquear bloquearla bloquearse", "bloquear", Tense.INFINITIVE),
        ("bloqueando bloqueandola", "bloquear", Tense.GERUND),
        ("bloqueado bloqueada bloqueados bloqueadas", "bloquear", Tense.PARTICIPLE),
        ("cierra cierran cerramos", "cerrar", Tense.PRESENT),
        ("cierre cierren", "cerrar", Tense.SUBJUNCTIVE),
        ("vuelve vuelven", "volver", Tense.PRESENT),
        ("impide impiden", "impedir", Tense.PRESENT),
        ("impidio impidieron", "impedir", Tense.PAST),
        ("impidiera impidan", "impedir", Tense.SUBJUNCTIVE),
        ("desmintio desmintieron", "desmentir", Tense.PAST),
        ("mantiene mantienen", "mantener", Tense.PRESENT),
        ("mantuvo mantuvieron", "mantener", Tense.PAST),
        ("mantendra mantendran", "mantener", Tense.FUTURE),
        ("depuso depusieron", "deponer", Tense.PAST),
        ("depuesto depuestas", "deponer", Tense.PARTICIPLE),
        ("hizo hicieron", "hacer", Tense.PAST),
        ("hara haran", "hacer", Tense.FUTURE),
        ("obstruye obstruyen", "obstruir", Tense.PRESENT),
        ("concluyo concluyeron", "concluir", Tense.PAST),
        ("reinicie reinicien", "reiniciar", Tense.SUBJUNCTIVE),
        ("paralicen desplieguen toquen sigan restablezca exijan", "", Tense.SUBJUNCTIVE),
        ("reabierto reabierta", "reabrir", Tense.PARTICIPLE),
        ("fue fueron", "ser", Tense.PAST),
        ("esta estan", "estar", Tense.PRESENT),
        ("habra habran", "haber", Tense.FUTURE),
        ("lifted took withdrew shut", "", Tense.PAST),
        ("lifted taken withdrawn shut", "", Tense.PARTICIPLE),
        ("lifting taking shutting clearing", "", Tense.GERUND),
        ("lifts takes carries clashes", "", Tense.PRESENT),
    ],
)
def test_a_verb_is_known_in_each_of_its_forms(words: str, lemma: str, tense: Tense) -> None:
    for word in words.split():
        assert any(f.tense is tense and lemma in ("", f.lemma) for f in forms(word)), word


def test_what_is_no_verb_has_no_forms() -> None:
    assert [word for word in ("carretera", "puno", "pobladores", "road", "the") if forms(word)] == []


def said(text: str, lemma: str) -> Verb:
    plain = text.lower().translate(str.maketrans("áéíóúüñ", "aeiouun"))
    (verb,) = [v for v in verbs_in(plain, text) if v.lemma == lemma]
    assert plain[verb.start] == verb.form[0]
    return verb


@pytest.mark.parametrize(
    ("text", "lemma", "tense"),
    [
        ("Los comuneros tomó el local según testigos", "tomar", Tense.PAST),
        ("Los gremios cerrarán la vía", "cerrar", Tense.FUTURE),
        ("los gremios cerraran la via manana", "cerrar", Tense.FUTURE),
        ("LOS GREMIOS CERRARAN LA VIA", "cerrar", Tense.FUTURE),
        ("Luego de que cerraran la vía se reunió el comité", "cerrar", Tense.SUBJUNCTIVE),
        ("pidio que cerraran la via", "cerrar", Tense.SUBJUNCTIVE),
        ("han bloqueado la via", "bloquear", Tense.PAST),
        ("vienen bloqueando la via desde ayer", "bloquear", Tense.PRESENT),
        ("van a bloquear la via", "bloquear", Tense.FUTURE),
        ("iban a bloquear la via", "bloquear", Tense.CONDITIONAL),
        ("volvieron a bloquear la via", "bloquear", Tense.PAST),
        ("they have been blocking the road", "block", Tense.PRESENT),
        ("they are going to block the road", "block", Tense.FUTURE),
        ("they won't lift the blockade", "lift", Tense.FUTURE),
        ("they didn't block the road", "block", Tense.PAST),
    ],
)
def test_its_tense_is_that_of_all_its_words_together(text: str, lemma: str, tense: Tense) -> None:
    assert said(text, lemma).tense is tense


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("No se ha levantado el paro", "levantar"),
        ("aún no abren la vía", "abrir"),
        ("Nadie ha levantado el paro", "levantar"),
        ("se fueron sin levantar el bloqueo", "levantar"),
        ("the road has not been reopened", "reopen"),
        ("the road has yet to be reopened", "reopen"),
        ("the road isn't blocked", "block"),
        ("no one lifted the blockade", "lift"),
    ],
)
def test_what_denies_a_verb_is_seen(text: str, lemma: str) -> None:
    assert said(text, lemma).negated


@pytest.mark.parametrize("text", ["Levantaron el paro", "No solo tomaron el local, levantaron el paro"])
def test_what_is_not_denied_stands(text: str) -> None:
    assert not said(text, "levantar").negated


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "modal"),
    [
        ("la via fue reabierta", "reabrir", Tense.PAST, None),
        ("la via ha sido reabierta", "reabrir", Tense.PAST, None),
        ("la via esta totalmente cerrada", "cerrar", Tense.PRESENT, None),
        ("la via sera reabierta", "reabrir", Tense.FUTURE, None),
        ("la via sigue tomada", "tomar", Tense.PRESENT, "seguir"),
        ("the road remains blocked", "block", Tense.PRESENT, "remain"),
        ("the road was cleared", "clear", Tense.PAST, None),
        ("the road will be cleared", "clear", Tense.FUTURE, None),
    ],
)
def test_what_is_done_to_something_is_passive(text: str, lemma: str, tense: Tense, modal: str | None) -> None:
    verb = said(text, lemma)

    assert (verb.passive, verb.tense, verb.modal) == (True, tense, modal)


@pytest.mark.parametrize(
    ("text", "lemma", "modal"),
    [
        ("podrían bloquear la vía", "bloquear", "poder"),
        ("piden al gobierno que levante el estado de emergencia", "levantar", "pedir"),
        ("amenazan con bloquear la via", "bloquear", "amenazar"),
        ("acordaron por unanimidad levantar el paro", "levantar", "acordar"),
        ("tras levantar el paro se fueron", "levantar", "tras"),
        ("si levantan el paro", "levantar", "si"),
        ("dejaron de bloquear la via", "bloquear", "dejar"),
        ("they would lift the strike", "lift", "would"),
        ("until the government lifts the decree", "lift", "until"),
        ("they agreed to lift the strike", "lift", "agree"),
    ],
)
def test_what_a_verb_hangs_on_is_named(text: str, lemma: str, modal: str) -> None:
    assert said(text, lemma).modal == modal


@pytest.mark.parametrize(
    "text",
    [
        "el bloqueo de la via",
        "la toma del local",
        "paro y marcha en puno",
        "un paro de 48 horas",
        "the march on friday",
        "a 24-hour strike",
        "the town's road",
    ],
)
def test_a_noun_that_looks_like_a_verb_is_none(text: str) -> None:
    assert verbs_in(text) == []


@given(st.text(alphabet="abeilnorstu áéó.,'nt", max_size=80))
def test_no_text_makes_it_fail_and_every_verb_stands_where_it_says(text: str) -> None:
    plain = text.translate(str.maketrans("áéíóúüñ", "aeiouun"))

    found = verbs_in(plain, text)

    assert all(0 <= v.start < v.end <= len(plain) for v in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
