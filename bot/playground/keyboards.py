"""Buttons under a message, checked as Telegram checks them."""

from __future__ import annotations

from typing import Any

from bot.playground.entities import link
from bot.playground.model import Json
from bot.playground.refusals import bad_request

_MOST_BUTTONS = 100
_MOST_BYTES = 64
_ACTIONS = (
    *("callback_data", "url", "web_app", "login_url", "copy_text", "callback_game", "pay"),
    *("switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"),
)
_BITS_32 = 2**31
_OTHER_MARKUP = ("keyboard", "remove_keyboard", "force_reply")


def check_markup(markup: Any, *, only_inline: bool = False) -> Json | None:
    """The inline keyboard to show, or None for none; refuses what Telegram refuses."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if only_inline or not (markup.keys() & set(_OTHER_MARKUP) or not markup):
            raise bad_request("inline keyboard expected")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    kept: list[list[Json]] = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(
                'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        if row:
            kept.append([_button(button) for button in row])
    if sum(map(len, kept)) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def check_keyboard(markup: Any) -> Json | None:
    """The keyboard to put in place of the one with letters, None for none; refuses what Telegram refuses."""
    if not isinstance(markup, dict) or "keyboard" not in markup:
        return None
    rows = markup["keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    for button in (button for row in rows for button in row):
        if isinstance(button, dict) and button.get("request_chat") is not None:
            _check_request(button["request_chat"])
    return markup


def _check_request(asked: Any) -> None:
    if not isinstance(asked, dict) or not isinstance(asked.get("chat_is_channel"), bool):
        raise bad_request('can\'t parse keyboard button: Field "chat_is_channel" must be of type Boolean')
    number = asked.get("request_id")
    if type(number) is not int or not -_BITS_32 <= number < _BITS_32:
        raise bad_request('can\'t parse keyboard button: Field "request_id" must be a valid Number')
    theirs, ours = (asked.get(f"{who}_administrator_rights") or {} for who in ("user", "bot"))
    if any(wanted and not theirs.get(right) for right, wanted in ours.items()):
        raise bad_request("bot administrator rights must be a subset of user administrator rights")


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: Expected an Object")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be a non-empty String')
    actions = [name for name in _ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: Exactly one optional field must be used")
    data = button.get("callback_data")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= _MOST_BYTES):
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None:
        address = link(url) if isinstance(url, str) else None
        if address is None:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return {**button, "url": address}
    copied = button.get("copy_text")
    if copied is not None:
        words = copied.get("text") if isinstance(copied, dict) else None
        if not isinstance(words, str) or not 1 <= len(words) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button
