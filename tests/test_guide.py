"""The guides say what the bot says: its buttons, its commands and its pictures are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from handlers.menu import ALIASES
from storage.model import Language

DOCS = Path(__file__).resolve().parent.parent / "docs"
LOCALES = DOCS.parent / "handlers" / "views" / "locales"
GUIDES = {
    "editors-es": (Language.ES, "editors.md"),
    "editors-en": (Language.EN, "editors.en.md"),
    "followers-es": (Language.ES, "guide.md"),
    "followers-en": (Language.EN, "guide.en.md"),
}
#: What is bold because it matters, and no button.
_RULES = re.compile(r"^- \*\*.+?\*\*|\*\*[^*]+:\*\*")
_EMPHASIS = {
    Language.ES: {"negrita", "así lo recibirá la gente", "ya"},
    Language.EN: {"bold", "people will get exactly this", "now"},
}


def _patterns(language: Language) -> set[str]:
    """Every text of a language, and every variant of it, as patterns in which anything may stand for what is filled in."""

    def spelled(pattern: ast.Pattern) -> list[str]:
        found = [""]
        for part in pattern.elements:
            if isinstance(part, ast.TextElement):
                found = [one + re.escape(part.value) for one in found]
            elif isinstance(part.expression, ast.SelectExpression):
                inner = [text for variant in part.expression.variants for text in spelled(variant.value)]
                found = [one + text for one in found for text in inner]
            else:
                found = [one + r"\d+" for one in found]
        return found

    said: set[str] = set()
    for file in LOCALES.glob(f"{language.value}*.ftl"):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                said.update(spelled(entry.value))
    return said


@pytest.fixture(params=GUIDES)
def guide(request: pytest.FixtureRequest) -> tuple[Language, str]:
    language, name = GUIDES[request.param]
    return language, (DOCS / name).read_text(encoding="utf-8")


def test_every_button_that_the_guide_names_is_one_of_the_bots_texts(guide: tuple[Language, str]) -> None:
    language, text = guide
    known = re.compile("|".join(_patterns(language)))
    lines = [re.sub(_RULES, "", line) if not _button_first(line) else line for line in text.splitlines()]
    named = set(re.findall(r"\*\*(.+?)\*\*", re.sub(r"\n", " ", "\n".join(lines)))) - _EMPHASIS[language]

    # A button may begin with a capital what a sentence says in small letters: "En resumen".
    unknown = {
        name
        for name in named
        if not known.fullmatch(name) and not known.fullmatch(name[:1].lower() + name[1:])
    }

    assert len(named) > 15
    assert unknown == set()


def _button_first(line: str) -> bool:
    """Whether a list's entry begins with a button: a colon follows its name."""
    return re.match(r"^- \*\*[^*]+\*\*:", line) is not None


def test_every_command_that_the_guide_names_is_there(guide: tuple[Language, str]) -> None:
    language, text = guide
    known = (
        set(ALIASES) if language is Language.EN else {name for names in ALIASES.values() for name in names}
    )

    named = set(re.findall(r"`/([a-z]+)", text))

    assert named
    assert named - known == set()


def _shown(text: str) -> set[str]:
    return set(re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text))


def _drawn(folder: Path) -> set[str]:
    return {str(file.relative_to(DOCS)) for file in folder.rglob("*.png")}


def test_every_picture_of_the_guide_is_there_and_is_small(guide: tuple[Language, str]) -> None:
    language, text = guide

    shown = _shown(text)

    assert shown
    assert {name for name in shown if f"/{language.value}/" not in name} == set()
    assert all((DOCS / name).stat().st_size < 120_000 for name in shown)


def test_no_picture_is_left_over() -> None:
    editors = {
        n for guide in ("editors.md", "editors.en.md") for n in _shown((DOCS / guide).read_text("utf-8"))
    }
    followers = _shown((DOCS / "screens.md").read_text(encoding="utf-8"))

    assert editors == _drawn(DOCS / "img" / "editors")
    assert followers == _drawn(DOCS / "img" / "followers")
    assert len(followers) == 2 * len(_drawn(DOCS / "img" / "followers" / "es"))


def test_every_link_within_the_guide_leads_to_a_heading(guide: tuple[Language, str]) -> None:
    _, text = guide
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^## (.+)$", text, re.M)
    }

    linked = set(re.findall(r"\]\(#([^)]+)\)", text))

    assert linked == headings
