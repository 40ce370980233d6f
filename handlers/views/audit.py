"""The audit log in words, a page at a time, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import times
from handlers.views.people import places
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen, one_line, stacked
from handlers.views.voice import Voice, dotted
from storage.audit import Entry
from storage.regions import Gazetteer
from storage.staff import Editor, Role

#: Rows on one page.
PER_PAGE = 20
#: Acts that have words of their own.
_KNOWN = frozenset(
    (
        *("owner", "invite", "withdraw", "join", "change", "revoke", "leave"),
        *("draft", "edit", "rebase", "discard", "send", "take_back", "give_back"),
        *("tip_accept", "tip_reject", "tip_spam", "tip_back"),
        *("publish", "undo", "tally", "untally", "tally_send", "tally_back", "pause", "resume", "import"),
        *("confirm", "lift", "restrict", "block", "reopen", "begin", "correct", "retract", "lapse"),
        *("take", "ignore", "end_campaign"),
    )
)


def page(
    entries: Sequence[Entry],
    who: Editor,
    older: bool,
    newest: bool,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """A page of the log; the same act several times over is one line; `newest` says that it is the first page."""
    voice = Voice(texts, regions, reader)
    lines = [Markup("<b>{}</b>").format(voice("audit-title"))]
    if not entries:
        lines.append(voice("audit-none"))
    for _, same in groupby(entries, lambda e: (e.editor, e.act, e.subject, e.subject_id)):
        group = list(same)
        lines.append(_line(group[0], len(group), who, voice))
    row = []
    if not newest:
        row.append(Button(voice.plain("audit-newest"), "au:0"))
    if older and entries:
        row.append(Button(voice.plain("audit-older"), f"au:{entries[-1].id}"))
    return Screen(stacked(lines), (tuple(row),))


def act(entry: Entry, voice: Voice) -> Markup:
    """What was done, and to which: "publicó el hecho 15"."""
    number = "" if entry.subject_id is None else str(entry.subject_id)
    if entry.act in _KNOWN:
        return voice(f"audit-act-{entry.act.replace('_', '-')}", number=number)
    return voice(
        "audit-other", act=one_line(entry.act, 24), subject=one_line(entry.subject, 12), number=number
    )


def _line(entry: Entry, count: int, who: Editor, voice: Voice) -> Markup:
    # Somebody may have tampered with a row, which must not hide the others.
    reader, detail = voice.reader, entry.detail if isinstance(entry.detail, dict) else {}
    told = act(entry, voice)
    place, several = detail.get("region"), detail.get("regions")
    named = several if isinstance(several, list) else [] if place is None else [place]
    told_in = [str(code) for code in named if str(code) in voice.regions]
    return dotted(
        (
            times.day_time(entry.at, reader.zone, reader.language, now=reader.now),
            _who(entry, who, voice),
            told,
            voice(f"role-{detail['role']}") if str(detail.get("role")) in set(Role) else "",
            places(told_in, voice) if told_in else "",
            voice("audit-author", number=str(detail["author"])) if "author" in detail else "",
            f"×{count}" if count > 1 else "",
        )
    )


def _who(entry: Entry, who: Editor, voice: Voice) -> Markup:
    if entry.editor is None:
        return voice("audit-nobody")
    return voice("audit-you") if entry.editor == who.id else voice("audit-who", number=str(entry.editor))
