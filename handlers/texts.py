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
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")


class MissingText(LookupError):
    """A text that is not there, or that was not given all it needs."""


class Texts:
    """Every text in every language."""

    def __init__(
        self, bundles: Mapping[Language, FluentBundle], keys: Mapping[Language, frozenset[str]]
    ) -> None:
        """Speak with these bundles; `Texts.load()` reads them from the files."""
        self._bundles = bundles
        self._keys = keys
        self._messages: dict[tuple[Language, str], Message] = {}

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Texts:
        """Read every `LANG.ftl` and `LANG-*.ftl`; ValueError for a file that is not Fluent or a key met twice."""
        folder = folder or resources.files("handlers.views").joinpath("locales")
        bundles, keys = {}, {}
        for language, locale in _LOCALES.items():
            bundles[language] = bundle = FluentBundle([locale], use_isolating=False)
            seen: set[str] = set()
            for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
                if not re.fullmatch(rf"{language}(-.+)?\.ftl", file.name):
                    continue
                resource = FluentParser().parse(file.read_text(encoding="utf-8"))
                for entry in resource.body:
                    if isinstance(entry, ast.Junk):
                        raise ValueError(f"{file.name}: not Fluent: {(entry.content or '')[:80]!r}")
                    if isinstance(entry, ast.Message):
                        if entry.id.name in seen:
                            raise ValueError(f"{file.name}: {entry.id.name} is there twice")
                        seen.add(entry.id.name)
                bundle.add_resource(resource)
            keys[language] = frozenset(seen)
        return cls(bundles, keys)

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
        return self._keys[language]

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
            if key not in self._keys[language]:
                raise MissingText(f"no text {key!r} in {language}")
            message = self._bundles[language].get_message(key)
            if message.value is None:
                raise MissingText(f"{key!r} has no words of its own in {language}")
            self._messages[language, key] = message
        return self._messages[language, key]
