"""The texts: every word Chaski says, from the Fluent files, as HTML that nothing typed by people can break."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import Message
from fluent.syntax import FluentParser, ast
from markupsafe import Markup, escape

from storage.model import Language

_LOCALES = {Language.ES: "es-PE", Language.EN: "en"}
# What Fluent may look at to choose a variant; every other string travels beside it, see _formatted.
_CHOICE = re.compile(r"[a-z_][a-z_-]{0,39}")
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACEHOLDER = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
# A file's texts begin at the left edge; what belongs to one is set in, or begins with a bracket.
_BEGIN = re.compile(r"^(?=[^\s\[\]{}*.])", re.MULTILINE)
_REMARK = re.compile(r"^#.*$", re.MULTILINE)
_KEY = re.compile(r"[a-z][a-z0-9-]*")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")


class MissingText(LookupError):
    """A text that is not there, or that was not given all it needs."""


class Texts:
    """Every text in every language; each is put together when it is first said, for a start needs few of them."""

    def __init__(self, sources: Mapping[Language, Mapping[str, str]]) -> None:
        """Speak with these texts, each by its name in the words of its Fluent file; `Texts.load()` reads the files."""
        self._sources = sources
        self._bundles = {
            language: FluentBundle([locale], use_isolating=False) for language, locale in _LOCALES.items()
        }
        self._messages: dict[tuple[Language, str], Message] = {}

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Texts:
        """Read every `LANG.ftl` and `LANG-*.ftl`; ValueError for a line that belongs to no text or a key met twice."""
        folder = folder or resources.files("handlers.views").joinpath("locales")
        sources: dict[Language, dict[str, str]] = {}
        for language in _LOCALES:
            found = sources[language] = {}
            for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
                if not re.fullmatch(rf"{language}(-.+)?\.ftl", file.name):
                    continue
                heading, *texts = _BEGIN.split(_REMARK.sub("", file.read_text(encoding="utf-8")))
                if heading.strip():
                    raise ValueError(f"{file.name}: not Fluent: {heading.strip()[:80]!r}")
                for text in texts:
                    key, equals, _ = text.partition("=")
                    key = key.rstrip()
                    if not equals or not _KEY.fullmatch(key):
                        raise ValueError(f"{file.name}: not Fluent: {text[:80]!r}")
                    if key in found:
                        raise ValueError(f"{file.name}: {key} is there twice")
                    found[key] = text
        return cls(sources)

    def __call__(self, language: Language, key: str, **args: object) -> Markup:
        """A text as HTML: strings handed in are escaped, Markup passes, numbers choose plurals; or MissingText."""
        return Markup(self._formatted(language, key, args, lambda value: str(escape(value))))

    def plain(self, language: Language, key: str, **args: object) -> str:
        """A text that is not HTML: button labels, command menus, toasts; MissingText as above."""
        return self._formatted(
            language, key, args, lambda value: value.unescape() if isinstance(value, Markup) else str(value)
        )

    def keys(self, language: Language) -> frozenset[str]:
        """The names of all texts in a language."""
        return frozenset(self._sources[language])

    def _formatted(
        self, language: Language, key: str, args: Mapping[str, object], as_text: Callable[[str], str]
    ) -> str:
        message = self._message(language, key)
        beside: list[str] = []
        given: dict[str, object] = {}
        for name, value in args.items():
            if isinstance(value, bool):
                given[name] = "yes" if value else "no"
            elif isinstance(value, str) and not _CHOICE.fullmatch(value):
                # Fluent refuses strings over 2,500 characters, and whatever it does not see it cannot alter:
                # it gets a placeholder, and the words take their place afterwards.
                given[name] = f"{_OPEN}{len(beside)}{_CLOSE}"
                beside.append(as_text(value))
            elif isinstance(value, str):
                given[name] = str(value)
            elif isinstance(value, int | float):
                given[name] = value
            else:
                raise MissingText(
                    f"{key} ({language}): {name} is {type(value).__name__}, neither text nor number"
                )
        assert message.value is not None
        text, errors = self._bundles[language].format_pattern(message.value, given)
        if errors or not isinstance(text, str):
            raise MissingText(f"{key} ({language}): {errors}")
        if language is Language.ES:
            # Peru parts thousands with a space ("1 204"), which must not break at a line's end.
            text = _THOUSANDS.sub("\u00a0", text)
        return _PLACEHOLDER.sub(lambda found: beside[int(found[1])], text)

    def _message(self, language: Language, key: str) -> Message:
        if (language, key) not in self._messages:
            source = self._sources[language].get(key)
            if source is None:
                raise MissingText(f"no text {key!r} in {language}")
            entry = FluentParser(with_spans=False).parse_entry(source)
            if not isinstance(entry, ast.Message) or entry.value is None:
                raise MissingText(f"{key!r} has no words of its own in {language}, or is not Fluent")
            bundle = self._bundles[language]
            bundle.add_resource(ast.Resource([entry]))
            self._messages[language, key] = bundle.get_message(key)
        return self._messages[language, key]
