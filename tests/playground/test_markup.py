"""Telegram's HTML is read as Telegram reads it."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import Formatted, tidy, to_html, typed_entities, units
from bot.playground.markup import parse_html, read_html
from bot.playground.refusals import Refusal

PIECES = st.sampled_from(
    [
        *(
            "<",
            ">",
            "/",
            "</",
            "<b>",
            "</b>",
            "<a href=",
            '"',
            "'",
            "=",
            "&",
            "&lt;",
            "&#",
            "x41;",
            " ",
            "span",
        ),
        *(
            "class",
            "tg-spoiler",
            "<blockquote expandable>",
            "</blockquote>",
            "ñ",
            "🚧",
            "\n",
            "\0",
            "pre",
            "code",
        ),
    ]
)


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("<strong>a</strong>", "a", [("bold", 0, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ("<code>a</code><pre>b</pre>", "ab", [("code", 0, 1), ("pre", 1, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<B>a</b>", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("🚧<b>ñ</b>", "🚧ñ", [("bold", 2, 1)]),
        ("&lt;b&gt; &amp; &quot;x&quot;", '<b> & "x"', []),
        ("&#65;&#x42;&#x1F6A7;", "AB🚧", []),
        ("&lt", "<", []),
        ("&nbsp;&copy; AT&T", "&nbsp;&copy; AT&T", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    found = parse_html(source)

    assert found.text == text
    assert [(e["type"], e["offset"], e["length"]) for e in found.entities] == entities


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a <x>b</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("ñ <br>", 'Unsupported start tag "br" at byte offset 3'),
        ("🚧<p>", 'Unsupported start tag "p" at byte offset 4'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<a href", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x", "Unclosed start tag at byte offset 0"),
        ("<a href=a/b>", "Unexpected end of name token at byte offset 8"),
        ("<a =x>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<i><b>a</b>", 'Can\'t find end tag corresponding to start tag "i"'),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)

    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"),
        ("example.org/x", "http://example.org/x"),
        ("tg://user?id=1", "tg://user?id=1"),
        ("nowhere", None),
        ("javascript:alert(1)", None),
        ("javascript://a.example/%0aalert(1)", None),
        ("", None),
    ],
)
def test_only_addresses_become_links(href: str, url: str | None) -> None:
    found = parse_html(f'<a href="{href}">aquí</a>')

    assert found.text == "aquí"
    assert [entity["url"] for entity in found.entities] == ([url] if url else [])


def test_a_language_inside_pre_belongs_to_it() -> None:
    found = parse_html('<pre><code class="language-python">x = 1</code></pre>')

    assert found.entities == ({"type": "pre", "offset": 0, "length": 5, "language": "python"},)


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("  a \n", "a", []),
        (" <b> a </b> ", "a", [("bold", 0, 1)]),
        ("<i> </i>a", "a", []),
        ("<b>a</b>\n\n", "a", [("bold", 0, 1)]),
        ("a\tb\x01", "a b", []),
    ],
)
def test_outer_space_and_control_characters_are_not_kept(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    found = read_html(source)

    assert found.text == text
    assert [(e["type"], e["offset"], e["length"]) for e in found.entities] == entities


@given(st.text())
def test_an_escaped_text_comes_back_unchanged(text: str) -> None:
    found = parse_html(html.escape(text))

    # html.escape writes the apostrophe as a numeric reference.
    assert found == Formatted(text)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_but_a_refusal_comes_of_any_input(source: str) -> None:
    try:
        found = tidy(parse_html(source))
    except Refusal as refused:
        assert refused.description.startswith("Bad Request: ")
    else:
        assert all(0 <= e["offset"] < e["offset"] + e["length"] <= units(found.text) for e in found.entities)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_safe_html_of_what_was_read_means_the_same(source: str) -> None:
    try:
        found = tidy(parse_html(source))
    except Refusal:
        return

    assert parse_html(to_html(found.text, found.entities)).text == found.text


KINDS = ["bold", "code", "text_link", "mention", "spoiler"]
SPANS = st.tuples(st.sampled_from(KINDS), st.integers(-3, 12), st.integers(0, 12))


@given(st.text(alphabet="a<&ñ🚧", max_size=8), st.lists(SPANS, max_size=5))
def test_entities_given_by_hand_never_make_broken_html(text: str, spans: list[tuple[str, int, int]]) -> None:
    entities = [
        {"type": kind, "offset": offset, "length": length, "url": 'https://a.example/"><x>'}
        for kind, offset, length in spans
    ]

    shown = to_html(text, entities)

    parse_html(shown)
    assert "<x>" not in shown


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/start", [("bot_command", 0, 6)]),
        ("/estado@chaski_bot Puno", [("bot_command", 0, 18)]),
        ("🚧 /status", [("bot_command", 3, 7)]),
        ("y/o", []),
        ("km 3/4", []),
        ("https://a.example/x #paro @alguien", [("url", 0, 19), ("hashtag", 20, 5), ("mention", 26, 8)]),
        ("nada", []),
    ],
)
def test_what_people_type_has_the_entities_telegram_finds(
    text: str, entities: list[tuple[str, int, int]]
) -> None:
    found = typed_entities(text)

    assert [(e["type"], e["offset"], e["length"]) for e in found] == entities


def test_length_is_counted_in_utf16_units() -> None:
    assert [units(text) for text in ("a", "ñ", "🚧", "🇵🇪")] == [1, 1, 2, 4]
