"""Official counts at the desk: as `/status` will show them, recorded, and the latest ones."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views.pasted import record_buttons
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, in_pairs, one_line, stacked
from handlers.views.status import told
from handlers.views.voice import Voice
from storage.batches import Batch
from storage.counts import Handed
from storage.model import Tally
from storage.permission import Way
from storage.regions import Gazetteer


def counts_seen(
    counts: Sequence[Tally],
    batch: Batch,
    way: Way,
    older: bool,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """Counts as `/status` will show them, with Record."""
    voice = Voice(texts, regions, reader)
    lines = [Markup("<b>{}</b>").format(voice("tally-preview", count=len(counts)))]
    lines += [told(tally, voice) for tally in counts[:10]]
    head = f"b:{batch.id}:{batch.stamp}"
    if older:
        lines.append(voice("tally-older"))
    rows: list[Row] = []
    if batch.counts_sent:
        lines[0] = Markup("<b>{}</b>").format(voice("tally-sent"))
    elif way is not Way.PUBLISH:
        lines[0] = Markup("<b>{}</b>").format(voice("paste-counts-refused"))
    rows += [(button,) for button in record_buttons(batch, way, voice)]
    rows.append((Button(voice.plain("paste-discard"), f"{head}:norec"),))
    return Screen(stacked(lines), tuple(rows))


def counts_recorded(tallies: Sequence[Tally], *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Counts that are recorded, each with Withdraw."""
    voice = Voice(texts, regions, reader)
    lines = [voice("tally-recorded", count=len(tallies)), *(told(tally, voice) for tally in tallies)]
    return Screen(stacked([*lines, voice("tally-correct")]), _withdrawals(tallies, voice))


def counts_waiting(handed: Handed, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Somebody's counts as `/status` will show them, with Record and Give back; who it is, is a row number."""
    voice = Voice(texts, regions, reader)
    lines = [Markup("<b>{}</b>").format(voice("tally-waits", author=str(handed.editor)))]
    lines += [told(count.as_tally(), voice) for count in handed.counts[:10]]
    head = f"tc:{handed.batch}:{handed.version}"
    record = Button(voice.plain("paste-record", count=len(handed.counts)), f"{head}:rec")
    return Screen(stacked(lines), ((record,), (Button(voice.plain("review-give-back"), f"{head}:back"),)))


def counts_decided(
    handed: Handed, recorded: bool, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """What became of counts that were handed over, for both sides."""
    voice = Voice(texts, regions, reader)
    key = "tally-recorded" if recorded else "tally-returned"
    return Screen(
        stacked(
            [
                voice(key, count=len(handed.counts)),
                *(told(count.as_tally(), voice) for count in handed.counts[:10]),
            ]
        )
    )


def where(words: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The place of a count is not clear."""
    return Screen(texts(reader.language, "tally-where", words=one_line(words, 40)))


def several(codes: Sequence[str], *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """One count of several places together, which can be recorded for none of them."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("tally-several", places=", ".join(voice.label(code) for code in codes)))


def counts_known(
    tallies: Sequence[Tally],
    may_withdraw: bool = True,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """How a count is recorded, and the latest ones, each with Withdraw."""
    voice = Voice(texts, regions, reader)
    lines = [voice("tally-how")]
    if tallies:
        lines += [Markup("\n") + voice("tally-last"), *(_numbered(tally, voice) for tally in tallies)]
        lines += [voice("tally-correct")] if may_withdraw else []
    return Screen(stacked(lines), _withdrawals(tallies, voice) if may_withdraw else ())


def _numbered(tally: Tally, voice: Voice) -> Markup:
    return voice("paste-line", number=str(tally.id), told=told(tally, voice))


def _withdrawals(tallies: Sequence[Tally], voice: Voice) -> tuple[Row, ...]:
    return in_pairs(Button(voice.plain("tally-withdraw", number=str(t.id)), f"ta:w:{t.id}") for t in tallies)
