"""Commands without their slash, as people write them in a hurry: "ruta Cusco Puno", "dejar de seguir Puno"."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from telegram import Update

from handlers import record, route, search, status
from handlers.asking import places
from handlers.context import Context
from handlers.desk.pasting import read_text, tells
from handlers.journeys import Guide
from handlers.language import language
from handlers.latest import latest, newest
from handlers.menu import ALIASES
from handlers.near import near
from handlers.privacy import forget, privacy
from handlers.report import report
from handlers.settings.overview import begin, settings
from handlers.speaking import say
from handlers.start import start
from handlers.subscribe import follow_named, subscribe
from handlers.subscriptions import subscriptions, unfollow_named, unsubscribe
from storage.naming import fold

#: What does without a word more.
_ALONE: dict[str, Callable[[Update, Context], Awaitable[None]]] = {
    "subscribe": subscribe,
    "unsubscribe": unsubscribe,
    "subscriptions": subscriptions,
    "settings": settings,
    "status": status.status,
    "route": route.route,
    "near": near,
    "latest": latest,
    "search": search.search,
    "history": record.history,
    "report": report,
    "language": language,
    "privacy": privacy,
    "forget": forget,
}
#: What is done with the words behind it.
_WITH: dict[str, Callable[[Update, Context, str], Awaitable[None]]] = {
    "subscribe": follow_named,
    "unsubscribe": unfollow_named,
    "status": status.answer,
    "search": search.answer,
}
_NAMES = {word: name for name in _ALONE for word in (name, *ALIASES[name])}
_NAMES |= {"follow": "subscribe", "unfollow": "unsubscribe"}
_ERASE = r"(?:borr|elimin)(?:ar?|e|en)|delete|erase"
#: The sorts of events as they are asked for, misspelt too.
_SORTS_ES, _SORTS_EN = "bloq(?:u?eos?)|paros?|marchas?|protestas?", "blockades|roadblocks|strikes|protests"
_HAY = "h?ay|habra"
#: What asks for a screen in other words than its command's.
_MEANT: tuple[tuple[re.Pattern[str], Callable[[Update, Context], Awaitable[None]]], ...] = (
    (
        re.compile(
            r"(?:(?:cambiar?|cambie|change)(?: de| el| the| my)? )?(?:idioma|lenguaje|language)"
            r"|(?:en |in |(?:hablas?|do you speak|speak) )?(?:english|ingles|castellano|espanol|spanish)"
        ),
        language,
    ),
    (
        re.compile(
            rf"(?:{_ERASE})(?: todos?| all)?(?: mis?| my| la| the)?"
            r" (?:datos|cuenta|informacion|todo|data|account|everything)"
        ),
        forget,
    ),
    (
        re.compile(
            r"(?:silenci(?:ar?|e|o)|mute|pausar?|pause)(?: (?:avisos|notificaciones|notifications|all|todo|chaski|[a-z]+))?"
            r"|(?:no molestar|do not disturb|horas de silencio|quiet hours)(?: de noche| en la noche| at night)?"
            r"|(?:notificaciones|notifications|configuracion|config|opciones|preferencias|options|preferences)"
        ),
        begin,
    ),
    (
        re.compile(
            r"(?:las )?(?:(?:ultimas |latest )(?:noticias|news)|noticias|(?:any )?news)|que hay de nuevo|what is new"
        ),
        newest,
    ),
    (
        re.compile(
            rf"(?:(?:{_HAY} )?(?:{_SORTS_ES}) |que hay |algo )?cerca (?:de mi|mio|de aqui)|que hay cerca"
            rf"|donde estoy|where am i|(?:(?:are there |is there )?(?:any )?(?:{_SORTS_EN}|anything) )?(?:near me|nearby)"
            r"|(?:what is|what s) near(?: me)?"
        ),
        near,
    ),
    (
        re.compile(
            r"(?:volver |regresar |ir )?(?:al )?(?:inicio|comienzo)|volver|empezar|comenzar|start(?: over)?|home"
        ),
        start,
    ),
)
_WANT = re.compile(
    r"^(?:(?:quiero|quisiera|deseo|necesito|i want to|i would like to|please) )+", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"(?:de (?:seguir|recibir(?: avisos)?)\s+)?(?:(?:a|de|en|from|to|of|in)\s+)?", re.IGNORECASE
)
#: What asks for all that goes on, without a place.
_WHEN_ES, _WHEN_EN = (
    "hay|hoy(?: dia)?|de hoy|ahora|en (?:todo )?el (?:peru|pais|(?:macro ?)?sur|norte|centro)|en la (?:sierra|selva|costa)",
    "are there|today|now|tomorrow|in peru|in the (?:south|north|jungle|mountains)",
)
_ANYWHERE = re.compile(
    rf"hoy(?: dia)?|ahora(?: mismo)?|manana|(?:any )?(?:today|now|tomorrow)"
    rf"|(?:(?:manana|hoy|ahora) )?(?:(?:{_HAY}|como esta el|donde h?ay) (?:paso|pase|{_SORTS_ES})"
    rf"|que (?:hay|pasa|esta pasando|(?:vias|carreteras|rutas) estan (?:bloqueadas|cerradas))"
    rf"|donde hay|(?:(?:lista|mapa) de )?(?:{_SORTS_ES})|paros|marchas|protestas|novedades"
    rf"|cuant[oa]s (?:{_SORTS_ES}|puntos bloqueados|vias bloqueadas))(?: (?:{_WHEN_ES}))*"
    rf"|(?:(?:are there |any |where are the |how many |(?:map|list) of (?:the )?)?(?:{_SORTS_EN})"
    rf"|what(?: is|s| s) (?:going on|happening)"
    rf"|(?:what|which) (?:roads|routes|highways) are (?:blocked|closed))"
    rf"(?: (?:{_WHEN_EN}))*"
)


#: What asks when it will be over, or who calls for it: the strike's own status says since when, and what is known.
_HOW_LONG = re.compile(
    r"(?:hasta cuando|cuando) (?:es|dura|va|sigue|termina|acaba|levantan)(?: a durar)? (?:el|la) (paro|huelga)"
    r"|(?:quien(?:es)? (?:organizan?|convocan?)|por que (?:hay|es)|de que es)(?: el| la)? (paro|huelga)"
    r"|(?:when|until when|how long) (?:does|will|is|until)?(?: the)? ?(strike)(?: end| last| over)?"
)


def is_screen(text: str) -> bool:
    """Whether a text is the name of a screen and nothing else: "buscar", "cambiar idioma"."""
    wish = fold(_WANT.sub("", text.strip()))
    return wish in _NAMES or any(pattern.fullmatch(wish) for pattern, _ in _MEANT)


async def obeyed(update: Update, context: Context, text: str) -> bool:
    """Do what a text asks whose first word is a command's, or that asks what goes on; False for any other.

    Also where the rest does not fit the command.
    """
    wish = _WANT.sub("", text.strip())
    first, _, rest = wish.partition(" ")
    name, rest = _NAMES.get(fold(first)), rest.strip()
    if _ANYWHERE.fullmatch(fold(text)):
        await say(update, context, await status.country(update, context, 0))
        return True
    if _HOW_LONG.fullmatch(fold(text)):
        await status.answer(update, context, "paro")
        return True
    for pattern, screen in _MEANT:
        if pattern.fullmatch(fold(wish)):
            await screen(update, context)
            return True
    if name is None:
        return False
    if not rest:
        await _ALONE[name](update, context)
        return True
    if name == "report" and tells(await read_text(context, rest)):
        await report(update, context)
        return True
    if name == "route":
        return _leads(rest, context) and await route.answer(update, context, rest, asked=True)
    words = _BETWEEN.sub("", rest, count=1)
    if name not in _WITH or (name != "search" and not _names_a_place(words, context)):
        return False
    await _WITH[name](update, context, words)
    return True


def _leads(words: str, context: Context) -> bool:
    """Whether these words name both ends of a journey, however spelt."""
    ends = Guide(context.regions, context.house.network).journey(words, asked=True)
    return ends is not None and all(end is not None and route.meant(end) for end in ends)


def _names_a_place(words: str, context: Context) -> bool:
    named = places(words, context.regions)
    return bool(named.clear) or any(found.choices or found.suggestions for _, found in named.unclear)
