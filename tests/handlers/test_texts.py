"""The texts: both languages say the same things, and everything that is asked for is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from handlers.menu import ALIASES, entries
from handlers.texts import MissingText, Texts
from storage.model import Language
from storage.staff import Role

HANDLERS = Path(__file__).resolve().parents[2] / "handlers"
_TEXTS = Texts.load()
_CALLS = {"plain", "note", "voice", "texts"}


def _variables(language: str) -> dict[str, set[str]]:
    found = {}
    for file in (HANDLERS / "views" / "locales").glob(f"{language}*.ftl"):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Message):
                text = file.read_text(encoding="utf-8")[entry.span.start : entry.span.end]
                found[entry.id.name] = set(re.findall(r"\{\s*\$(\w+)", text))
    return found


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_both_languages_have_the_same_texts() -> None:
    assert _TEXTS.keys(Language.ES) == _TEXTS.keys(Language.EN)


@pytest.mark.parametrize("language", Language)
def test_every_text_is_fluent_and_refers_to_no_other(language: Language) -> None:
    said = 0
    for file in (HANDLERS / "views" / "locales").glob(f"{language}*.ftl"):
        written = file.read_text(encoding="utf-8")
        assert not re.search(r"\{\s*-?[a-z]", written)
        for entry in FluentParser().parse(written).body:
            assert not isinstance(entry, fluent.Junk | fluent.Term), entry
            if isinstance(entry, fluent.Message):
                assert entry.value is not None and not entry.attributes
                assert _TEXTS._message(language, entry.id.name).value is not None
                said += 1

    assert said == len(_TEXTS.keys(language))


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("one = One\none = Again\n", "en.ftl: one is there twice"),
        ("one = One\nTwo words\n", "en.ftl: not Fluent: 'Two words"),
        ("    set in\none = One\n", "en.ftl: not Fluent: 'set in'"),
    ],
)
def test_a_file_that_holds_no_texts_is_named_with_the_place(tmp_path: Path, written: str, named: str) -> None:
    (tmp_path / "en.ftl").write_text(written, encoding="utf-8")

    with pytest.raises(ValueError, match=named):
        Texts.load(tmp_path)


def test_a_text_that_is_no_fluent_is_missing_and_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("one = { $count ->\ntwo = Two\n", encoding="utf-8")
    texts = Texts.load(tmp_path)

    with pytest.raises(MissingText, match="one"):
        texts(Language.EN, "one", count=1)
    assert texts(Language.EN, "two") == "Two"


def test_a_text_uses_the_same_facts_in_both_languages() -> None:
    spanish, english = _variables("es"), _variables("en")

    # A language may bend a word by the hour or by number where the other does not.
    different = {
        key: (spanish[key] ^ english[key])
        for key in spanish
        if (spanish[key] ^ english[key]) - {"count", "hour"}
    }

    assert different == {}


def test_every_text_that_is_asked_for_by_name_is_there() -> None:
    asked = set()
    for file in HANDLERS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if _called(node) in _CALLS:
                asked |= {
                    a.value
                    for a in node.args[:2]
                    if isinstance(a, ast.Constant)
                    and isinstance(a.value, str)
                    and re.fullmatch(r"[a-z]+(-[a-z]+)*", a.value)
                }

    assert asked - _TEXTS.keys(Language.ES) == set()
    assert len(asked) > 50


def test_every_text_is_given_the_facts_that_it_uses() -> None:
    spanish, english = _variables("es"), _variables("en")
    lacking, looked = {}, 0
    for file in HANDLERS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or _called(node) not in _CALLS - {"note"}:
                continue
            given = {word.arg for word in node.keywords}
            keys = [a.value for a in node.args[:2] if isinstance(a, ast.Constant) and a.value in spanish]
            for key in keys if None not in given else ():
                looked += 1
                if missing := (spanish[key] | english[key]) - given:
                    lacking[f"{file.name}:{node.lineno}"] = (key, missing)

    assert lacking == {}
    assert looked > 300


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("role", [None, *Role])
def test_menus_fit_telegram(language: Language, role: Role | None) -> None:
    for entry in entries(_TEXTS, language, role=role):
        assert re.fullmatch(r"[a-z0-9_]{1,32}", entry.command)
        assert 3 <= len(entry.description) <= 60


@pytest.mark.parametrize("language", Language)
def test_every_command_that_a_text_names_is_there_in_its_language(language: Language) -> None:
    words = {name: {name} if language is Language.EN else set(same) for name, same in ALIASES.items()}
    there = set().union(*words.values())
    files = (HANDLERS / "views" / "locales").glob(f"{language.value}*.ftl")
    texts = "\n".join(file.read_text(encoding="utf-8") for file in files)

    named = set(re.findall(r"(?<![\w/.:<)\]~-])/([a-z_]{3,})\b(?![/-])", texts))

    assert named - there == set()
    assert len(named) > 30


def test_no_text_is_there_that_nothing_asks_for() -> None:
    """A text is asked for by its name, or by a name that code puts together from one of these beginnings."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in HANDLERS.rglob("*.py"))
    built = tuple(re.findall(r'f"([a-z-]+-)\{', source))
    used_inside = set()
    for file in (HANDLERS / "views" / "locales").glob("*.ftl"):
        used_inside |= set(re.findall(r"\{ ([a-z-]+) \}", file.read_text(encoding="utf-8")))

    unused = {
        key
        for key in _TEXTS.keys(Language.ES)
        if not re.search(rf"[\"']{key}[\"']", source) and key not in used_inside and not key.startswith(built)
    }

    assert unused == set()
    assert len(built) > 5


#: What a locked phone shows of a message, and a little more.
_FIRST_LINE = 124


def _longest(pattern: fluent.Pattern) -> str:
    """A text with its longest variants, and eight letters for each thing that is filled in."""
    said = ""
    for part in pattern.elements:
        if isinstance(part, fluent.TextElement):
            said += part.value
        elif isinstance(part.expression, fluent.SelectExpression):
            said += max((_longest(variant.value) for variant in part.expression.variants), key=len)
        else:
            said += "x" * 8
    return said


def _messages(language: Language) -> dict[str, fluent.Pattern]:
    return {
        entry.id.name: entry.value
        for file in (HANDLERS / "views" / "locales").glob(f"{language.value}*.ftl")
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body
        if isinstance(entry, fluent.Message) and entry.value is not None
    }


@pytest.mark.parametrize("language", Language)
def test_the_first_line_of_a_text_says_one_thing(language: Language) -> None:
    first = {
        key: re.sub(r"<[^>]+>", "", _longest(pattern).split("\n")[0])
        for key, pattern in _messages(language).items()
    }

    assert {key: line for key, line in first.items() if len(line) > _FIRST_LINE} == {}


@pytest.mark.parametrize("language", Language)
def test_texts_are_calm(language: Language) -> None:
    """No exclamations, and in Spanish nobody is addressed as tú or vos."""
    shouting = re.compile(r"[!¡]")
    familiar = re.compile(r"\b(tú|tus?|te|ti|contigo|vos|puedes|quieres|tienes|sigues)\b", re.I)

    texts = {key: _longest(pattern) for key, pattern in _messages(language).items()}

    assert {key for key, text in texts.items() if shouting.search(text)} == set()
    if language is Language.ES:
        assert {key: text for key, text in texts.items() if familiar.search(text)} == {}
