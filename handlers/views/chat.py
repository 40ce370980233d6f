"""What Chaski says about itself, and when it does not understand."""

from __future__ import annotations

from markupsafe import Markup

from handlers.courtesies import Courtesy
from handlers.texts import Texts
from handlers.views.reader import Reader
from handlers.views.screen import DATA_LIMIT, Button, Screen, fitted, one_line, stacked
from handlers.views.voice import Voice
from storage.regions import Gazetteer
from storage.staff import Role
from storage.words import telling


def help(role: Role | None, group: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What Chaski can do; a group learns who may change its choices, the desk sees the commands of each role."""
    voice = Voice(texts, regions, reader)
    blank = Markup("")
    parts = [voice("help"), blank, voice("help-group" if group else "help-private")]
    if role is not None:
        parts += [blank, voice("help-desk")]
        if role is not Role.EDITOR:
            parts.append(voice(f"help-desk-{role.value}"))
    choose, country = voice.plain("button-choose"), voice.plain("button-country")
    return Screen(stacked(parts), ((Button(choose, "wk::0"), Button(country, "st:")),))


def privacy(desk: bool = False, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What is kept, what is not, for how long, and how to erase it; with what the desk keeps, for those who work there."""
    voice = Voice(texts, regions, reader)
    parts = [voice("privacy"), Markup(""), voice("privacy-desk")] if desk else [voice("privacy")]
    return Screen(stacked(parts))


def language_choice(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks for the language, in both."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("language-ask"), ((Button("Castellano", "la:es"), Button("English", "la:en")),))


def language_set(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Confirms the language, in that language."""
    return Screen(Voice(texts, regions, reader)("language-set"))


def forget_ask(desk: bool = False, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks once before everything about the chat is erased; who works at the desk leaves it as well."""
    voice = Voice(texts, regions, reader)
    erase = Button(voice.plain("button-erase"), "fg:yes")
    lines = [voice("forget-ask"), voice("forget-desk")] if desk else [voice("forget-ask")]
    return Screen(stacked(lines), ((erase,), (Button(voice.plain("button-keep"), "fg:no"),)))


def forgotten(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that everything is erased and how to begin again."""
    return Screen(Voice(texts, regions, reader)("forgotten"))


def forget_kept(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that nothing was erased."""
    return Screen(Voice(texts, regions, reader)("forget-kept"))


def unknown_command(
    command: str = "", near: str | None = None, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Names the command that Chaski does not have, and the one that is `near`, and leads to help."""
    key = "unknown-command-near" if near else "unknown-command"
    return Screen(Voice(texts, regions, reader)(key, command=one_line(command, 32), near=near or ""))


def courtesy(kind: Courtesy, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Answers a greeting, thanks, "ok" and the like in kind, each with a way on."""
    voice = Voice(texts, regions, reader)
    choose, country = voice.plain("button-choose"), voice.plain("button-country")
    ways = ((Button(choose, "wk::0"), Button(country, "st:")),) if kind is Courtesy.GREETING else ()
    return Screen(voice(f"talk-{kind.value}"), ways)


def say_text(came: str = "other", *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks for words where a "sticker", a "voice", a "picture" or anything "other" came."""
    return Screen(Voice(texts, regions, reader)(f"say-{came}"))


def not_understood(
    text: str = "", long: bool = False, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Says what can be written instead of what was, a `long` text or a few words.

    Words short enough for a button can be looked for in the record.
    """
    voice = Voice(texts, regions, reader)
    choose = Button(voice.plain("button-choose"), "wk::0")
    if long:
        return Screen(voice("not-understood-long"), ((choose,),))
    words = one_line(text, 60)
    if not words or len(f"sq:{words}".encode()) > DATA_LIMIT or not telling(words):
        return Screen(voice("not-understood"), ((choose,),))
    look = Button(voice.plain("button-search", text=fitted(words, 30)), f"sq:{words}")
    return Screen(stacked((voice("not-understood"), voice("not-understood-search"))), ((look,), (choose,)))


def report_it(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says how what somebody told would reach the desk, for nobody read it."""
    return Screen(Voice(texts, regions, reader)("report-it"))


def went_wrong(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that the fault lies with Chaski and that the same can be tried again."""
    return Screen(Voice(texts, regions, reader)("went-wrong"))


def edited(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that edited messages are not read again."""
    return Screen(Voice(texts, regions, reader)("edited"))


def nothing_to_cancel(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """No question was open."""
    return Screen(Voice(texts, regions, reader)("nothing-to-cancel"))
