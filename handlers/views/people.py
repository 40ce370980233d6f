"""The people at the desk as owners see them: the list, one of them, invitations, and what who joins is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import times
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, in_pairs, one_line, stacked
from handlers.views.status import paging
from handlers.views.voice import Voice, dotted
from storage.invitations import Use
from storage.permission import covers
from storage.regions import Gazetteer, Region
from storage.staff import Editor, Invitation, Role

#: How many people one page of the list names.
PER_PAGE = 8
_NAME = 60


def places(regions: Iterable[str], voice: Voice) -> str:
    """Regions as words: "Puno, Cusco", "todo el Perú"."""
    return ", ".join(voice.plain("people-country") if not code else voice.label(code) for code in regions)


def _line(editor: Editor, name: str, voice: Voice) -> Markup:
    reader = voice.reader
    since = times.day(editor.since, reader.zone, reader.language, now=reader.now) if editor.since else ""
    return dotted(
        (
            f"{editor.id}",
            one_line(name, _NAME),
            voice(f"role-{editor.role.value}"),
            places(editor.regions, voice),
            voice("people-since", day=since) if since else "",
        )
    )


def listing(
    editors: Sequence[Editor],
    names: Mapping[int, str],
    invitations: Sequence[Invitation],
    page: int,
    pages: int,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """Who works at the desk, a page of them, and the invitations that are still open."""
    voice = Voice(texts, regions, reader)
    lines = [Markup("<b>{}</b>").format(voice("people-title"))]
    lines += [_line(editor, names.get(editor.id, ""), voice) for editor in editors]
    buttons = [
        Button(one_line(f"{editor.id} · {names.get(editor.id) or voice.plain('people-nameless')}", 30), data)
        for editor in editors
        if editor.role is not Role.OWNER and (data := f"ed:{editor.id}:card")
    ]
    rows: list[Row] = [*in_pairs(buttons), *paging("list", page, pages, "ed")]
    for invitation in invitations:
        until = times.day_time(invitation.expires, reader.zone, reader.language) if invitation.expires else ""
        lines.append(
            voice(
                "invitation-open",
                number=str(invitation.id),
                role=voice(f"role-{invitation.role.value}"),
                places=places(invitation.regions, voice),
                until=until,
            )
        )
        label = voice.plain("invitation-withdraw", number=str(invitation.id))
        rows.append((Button(label, f"iv:{invitation.id}:gone"),))
    rows.append((Button(voice.plain("people-invite"), "iv:new"),))
    return Screen(stacked(lines), tuple(rows))


def card(editor: Editor, name: str, here: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """One of them, with their role and regions to change, and Revoke; `here` is the region walked to."""
    voice, head = Voice(texts, regions, reader), f"ed:{editor.id}"
    lines = [_line(editor, name, voice), voice("people-at-once")]
    rows = [_roles(head, editor.role, voice), *_regions(head, editor.regions, here, voice)]
    rows.append((Button(voice.plain("people-revoke"), f"{head}:rev"),))
    rows.append((Button(voice.plain("desk-back"), "ed:list:0"),))
    return Screen(stacked(lines), tuple(rows))


def _roles(head: str, chosen: Role, voice: Voice) -> Row:
    return tuple(
        Button(
            ("✓ " if role is chosen else "") + voice.plain(f"role-name-{role.value}"),
            f"{head}:role:{role.value}",
        )
        for role in (Role.EDITOR, Role.PUBLISHER)
    )


def _regions(head: str, chosen: Sequence[str], here: str, voice: Voice) -> list[Row]:
    """Ticks to set: the region walked to, and those inside it."""

    def mark(code: str) -> str:
        if covers(chosen, code):
            return "✓ "
        return "· " if any(one.startswith(code) for one in chosen) else ""

    def name(child: Region) -> str:
        """Its name alone, unless that of what it lies in is the same: "Puno (provincia)"."""
        return voice.label(child.code) if child.name == voice.regions.get(here).name else child.name

    whole = voice.plain("people-country") if not here else voice.label(here)
    rows: list[Row] = [
        (Button(f"{mark(here) if here else ('✓ ' if '' in chosen else '')}{whole}", f"{head}:rg:{here}"),)
    ]
    below = [
        Button(
            f"{mark(child.code)}{name(child)}",
            f"{head}:{'walk' if len(child.code) < 6 else 'rg'}:{child.code}",
        )
        for child in voice.regions.children(here)
    ]
    rows += [tuple(below[at : at + 3]) for at in range(0, len(below), 3)]
    if here:
        rows.append((Button(voice.plain("desk-up"), f"{head}:walk:{here[:-2]}"),))
    return rows


def revoke_ask(editor: Editor, name: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Whether to end somebody's work at the desk."""
    voice = Voice(texts, regions, reader)
    row = (
        Button(voice.plain("people-revoke-yes"), f"ed:{editor.id}:revy"),
        Button(voice.plain("desk-back"), f"ed:{editor.id}:card"),
    )
    return Screen(stacked([_line(editor, name, voice), voice("people-revoke-ask")]), (row,))


def revoked(number: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Somebody's work at the desk has ended."""
    voice = Voice(texts, regions, reader)
    back = Button(voice.plain("people-list"), "ed:list:0")
    return Screen(voice("people-revoked", number=str(number)), ((back,),))


def invitation(found: Invitation, here: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """An invitation being prepared: role and regions to choose, and the link once a region is chosen."""
    voice, head = Voice(texts, regions, reader), f"iv:{found.id}"
    lines = [
        Markup("<b>{}</b>").format(voice("invitation-title")),
        voice("invitation-choose"),
    ]
    if found.regions:
        lines.append(
            voice(
                "invitation-so-far",
                role=voice(f"role-{found.role.value}"),
                places=places(found.regions, voice),
            )
        )
    rows = [_roles(head, found.role, voice)]
    if found.regions:
        rows.append((Button(voice.plain("invitation-link"), f"{head}:link"),))
    rows += _regions(head, found.regions, here, voice)
    rows.append((Button(voice.plain("desk-back"), "ed:list:0"),))
    return Screen(stacked(lines), tuple(rows))


def link(found: Invitation, address: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The link to hand on, shown this once, and what it is good for."""
    voice = Voice(texts, regions, reader)
    until = times.day_time(found.expires, reader.zone, reader.language) if found.expires else ""
    text = voice(
        "invitation-made",
        number=str(found.id),
        role=voice(f"role-{found.role.value}"),
        places=places(found.regions, voice),
        until=until,
    )
    withdraw = Button(voice.plain("invitation-withdraw", number=str(found.id)), f"iv:{found.id}:gone")
    return Screen(stacked([text, Markup("{}").format(address)]), ((withdraw,),))


def withdrawn(number: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """A link leads nowhere any more."""
    voice = Voice(texts, regions, reader)
    back = Button(voice.plain("people-list"), "ed:list:0")
    return Screen(voice("invitation-withdrawn", number=str(number)), ((back,),))


def welcome(editor: Editor, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What somebody who joined may do from now on."""
    voice = Voice(texts, regions, reader)
    lines = [
        voice("join-joined", role=voice(f"role-{editor.role.value}"), places=places(editor.regions, voice)),
        voice(f"join-may-{editor.role.value}"),
    ]
    return Screen(stacked(lines))


def changed(editor: Editor, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What somebody at the desk may do from now on, and where, after an owner changed it."""
    voice = Voice(texts, regions, reader)
    role = voice(f"role-{editor.role.value}")
    lines = [
        voice("people-changed", role=role, places=places(editor.regions, voice)),
        voice(f"join-may-{editor.role.value}"),
    ]
    return Screen(stacked(lines))


def not_joined(
    use: Use, editor: Editor | None, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Why a link led nowhere, and what helps."""
    voice = Voice(texts, regions, reader)
    if use is Use.MEMBER and editor is not None:
        role = voice(f"role-{editor.role.value}")
        return Screen(voice("join-member", role=role, places=places(editor.regions, voice)))
    return Screen(voice(f"join-{use.value}"))


def joined(editor: Editor, name: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What owners are told of who joined: the name as Telegram shows it, kept nowhere else, and Revoke."""
    voice = Voice(texts, regions, reader)
    text = voice(
        "people-joined",
        number=str(editor.id),
        name=one_line(name, _NAME),
        role=voice(f"role-{editor.role.value}"),
        places=places(editor.regions, voice),
    )
    return Screen(text, ((Button(voice.plain("people-revoke"), f"ed:{editor.id}:revy"),),))
