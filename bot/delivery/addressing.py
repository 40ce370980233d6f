"""What a claimed delivery is to say, and the one call that says it in its chat. Pure."""

from __future__ import annotations

from bot.delivery.payload import Encoded
from storage.pushes import Delivery, Digest, Form, Push, Shape


def form_of(delivery: Delivery, push: Push) -> Form | Digest | None:
    """The form in which it gives the push; None for the push's own message."""
    if delivery.telling is not None:
        return delivery.telling.digest
    form = None if delivery.step is None else delivery.step.form
    return (form or Form(Shape.PLAIN, push.revision))._replace(hint=True) if delivery.hint else form


def is_plain(delivery: Delivery) -> bool:
    """Whether it is nothing but the push's own message, for the first time."""
    return not delivery.hint and not delivery.doubts and delivery.step is None and delivery.telling is None


def edits(delivery: Delivery) -> bool:
    """Whether it changes a message that the chat has."""
    return delivery.step is not None and delivery.step.form.shape is Shape.EDIT


def addressed(message: Encoded, delivery: Delivery) -> bytes:
    """The JSON body of the one call that is due in the delivery's chat."""
    step, chat, topic = delivery.step, delivery.telegram_id, delivery.topic
    if delivery.channel:
        message = message.in_channel()
    if step is None or step.message is None:
        return message.to(chat, topic, delivery.silent)
    if step.form.shape is Shape.EDIT:
        return message.replacing(step.message, chat)
    return message.answering(step.message, chat, topic, delivery.silent)
