"""Inline mode: the bot's answer to somebody who types its name in any chat, checked as Telegram checks it."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.entities import units
from bot.playground.keyboards import check_markup
from bot.playground.offers import Offer
from bot.playground.params import Params
from bot.playground.refusals import bad_request
from bot.playground.sending import LONGEST_TEXT, Method, formatted_as
from bot.playground.world import World

_MOST_RESULTS = 50
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer_inline_query(world: World, params: Params) -> bool:
    """The person sees the results."""
    asked = world.inline.open(params.text("inline_query_id"))
    results = params.json("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results: Expected an Array")
    if len(results) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    offers = tuple(_offer(result) for result in results)
    if len({offer.id for offer in offers}) < len(offers):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(params.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    asked.button = _button(params.json("button"))
    asked.cache_time, asked.personal = params.integer("cache_time", 300), params.yes("is_personal")
    asked.offers = offers
    asked.answered.set()
    return True


def _offer(result: Any) -> Offer:
    if not isinstance(result, dict) or result.get("type") != "article":
        raise bad_request("can't parse InlineQueryResult: this playground knows articles alone")
    name, title, content = result.get("id"), result.get("title"), result.get("input_message_content")
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if not isinstance(title, str) or not title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    if not isinstance(content, dict) or not isinstance(content.get("message_text"), str):
        raise bad_request("can't parse InlineQueryResult: message content is not specified")
    text = formatted_as(
        content["message_text"], str(content.get("parse_mode") or ""), content.get("entities")
    )
    if not text.text:
        raise bad_request("MESSAGE_EMPTY")
    if units(text.text) > LONGEST_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    description = str(result.get("description") or "")
    markup = check_markup(result.get("reply_markup"), only_inline=True)
    return Offer(name, title, description, text.text, text.entities, markup)


def _button(button: Any) -> str | None:
    if button is None:
        return None
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise bad_request("can't parse InlineQueryResultsButton: text is empty")
    start = button.get("start_parameter")
    if not isinstance(start, str) or not _START.fullmatch(start):
        raise bad_request("START_PARAM_INVALID")
    return start


METHODS: dict[str, Method] = {"answerinlinequery": answer_inline_query}
