"""What the message is whose button was tapped."""

from __future__ import annotations

from telegram import Update


def is_status(update: Update) -> bool:
    """Whether it is a status, or a question which place's status is meant; a push has one plain status button."""
    markup = getattr(update.effective_message, "reply_markup", None)
    if markup is None:
        return False
    data = [str(button.callback_data or "") for row in markup.inline_keyboard for button in row]
    mine = [entry for entry in data if entry.startswith("st:")]
    return len(mine) > 1 or any(entry.count(":") == 2 for entry in mine)


def is_campaign(update: Update) -> bool:
    """Whether it is a campaign's status, whose buttons name a page; a push has a plain one."""
    markup = getattr(update.effective_message, "reply_markup", None)
    rows = markup.inline_keyboard if markup is not None else ()
    data = [str(button.callback_data or "") for row in rows for button in row]
    return any(entry.startswith("cp:") and entry.count(":") == 2 for entry in data)
