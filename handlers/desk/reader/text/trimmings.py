"""What a message carries besides its news, taken off: greetings, alarms, calls to share, captions.

Whoever says so ("Fuente: …", "Foto: @onda_azul", an address) is no trimming, nor is a hashtag, which may name a strike.
"""

from __future__ import annotations

import re

_ALL = (
    r"tod[oa]s|compañer[oa]s|amig[oa]s|señor(?:es|as)|vecin[oa]s|familia|grupo|gente|colegas|paisan[oa]s|herman[oa]s|"
    r"everyone|all"
)
_GREETING = re.compile(
    rf"^\W*(?:hola|buen(?:os d[ií]as|as tardes|as noches)|muy buenos d[ií]as|saludos|hi|hello|good (?:morning|evening))"
    rf"(?:[ ,]+(?:a|con|al?|para|mis|muy|estimad[oa]s|queridos|{_ALL}))*\s*[.!]+\s+",
    re.IGNORECASE,
)
#: "Ojo choferes: …", "amigos, …": whom it is told to.
_CALLED = re.compile(
    rf"^\W*(?:(?:ojo|oigan|oye|oe|atenci[oó]n|aviso|cuidado|habla)(?: (?:con|a|al|los|las|{_ALL}|choferes|"
    rf"conductores|compas|"
    rf"causas|viajeros))*\s*[:,!]|(?:{_ALL}|compas|causas|choferes|conductores),)\s+(?=\w+\s+\w)",
    re.IGNORECASE,
)
#: Signs and spaces around such a word; none that opens what it calls out.
_SIGNS = r"[^\w\n(«\"'¿¡#@\[]*"
_ALARM = re.compile(
    r"^[^\w\n]*(?:#?(?:[uú]ltimo minuto|lo [uú]ltimo|urgente|ahora|alerta|atenci[oó]n|importante|exclusivo|en vivo|"
    rf"difundir|breaking(?: news)?|urgent|now|alert)\b{_SIGNS}(?:[:|!–—🚨🔴‼❗⚠📢📣🛑🆘📌]|\s-\s|\n){_SIGNS})+",
    re.IGNORECASE,
)
_FORWARDED = r"(?:reenviad[oa]s?(?: muchas veces)?|forwarded(?: many times)?)"
_SHARE = (
    r"(?:por favor,? )?(?:compart(?:an?|ir|e|amos|elo|anlo)|difund(?:an?|ir|e|elo)|pasen la voz|corran la voz|"
    r"(?:please )?(?:share|retweet|rt))(?: (?:por favor|porfa|xfa|este mensaje|esta informaci[oó]n|la informaci[oó]n|"
    r"con todos|a todos|this|please|m[aá]xima difusi[oó]n))*"
)
_POINTER = (
    r"(?:(?:m[aá]s|mayor(?:es)?) (?:informaci[oó]n|detalles|noticias) (?:en (?:breve|minutos|instantes|desarrollo)|aqu[ií]|"
    r"pronto)|noticia en desarrollo|haz clic|dale clic|click aqu[ií]|publicidad|"
    r"more (?:details|information) (?:to follow|soon|here)|developing story)\b[^\n]*"
)
_PICTURE = (
    r"(?:fotos?|im[aá]gen(?:es)?|videos?|photo|image|captura)(?: |: ?)(?:de )?(?:la )?"
    r"(?:difusi[oó]n|referencial(?:es)?|de archivo|archivo|captura|internet|redes(?: sociales)?|whatsapp|cortes[ií]a|file)"
)
_LINE = re.compile(
    rf"^[^\w\n(]*\(?(?:{_FORWARDED}|{_SHARE}|{_POINTER}|{_PICTURE})\)?[^\w\n]*$", re.IGNORECASE | re.MULTILINE
)
#: Behind the last sentence of a line, or in brackets.
_BEHIND = re.compile(
    rf"(?:(?<=[.!?»”\"])\s+|\s+(?=\())\(?(?:{_SHARE}|{_POINTER}|{_PICTURE})\)?[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
#: "#Puno #ParoNacional", "Vía @onda_azul" at the foot: said of all above, and no line of its own.
_FOOT = re.compile(r"(?<!\s)[^\S\n]*\n\s*(?=(?:(?:v[ií]a|rt|por|by)?:? ?[#@]\w+[ ,.]*)+\s*\Z)", re.IGNORECASE)
#: "… en Ilave. https://…": an address behind the news names who says so, and ends no sentence.
_ADDRESS_BEHIND = re.compile(r"[ \t]+(?=(?:https?://|www\.)\S+[ \t]*$)", re.IGNORECASE | re.MULTILINE)
#: "… #Peru #Protestas": of no place, and of no strike.
_TAGS = re.compile(
    r"(?:\s+#(?:per[uú]|protestas?(?:per[uú])?|manifestaci(?:[oó]n|ones)|noticias?(?:per[uú])?|[uú]ltimominuto|[uú]ltimahora|"
    r"urgente|ahora|alerta|actualidad|envivo|viral|nacional(?:es)?|regional(?:es)?|news|protests?|breaking)\b)+[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
#: "Radio Onda Azul: Ayer en la mañana …": who says so, above what is said.
_MEDIUM = re.compile(
    r"^(?P<who>\W*(?:(?:Radio|Canal|Diario|Agencia|Noticias|TV)\s[^:|.\n]{2,30}|RPP(?: Noticias)?|A(?:NDINA|ndina)|"
    r"Exitosa|Correo|La República|El Comercio|Gestión|Infobae|Reuters|AFP|EFE|Canal N|Willax|Wayka|Ojo Público))\s?[:|]\s+"
    r"(?=[«“\"¿¡]?[^\W_])"
)
#: A text that stands whole in quotation or other marks.
_WHOLE = re.compile(r"\A\s*(?:«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"|\*([^*]+)\*|_([^_]+)_)\s*\Z")
#: A line of signs alone, "➖➖➖", "-----", "=====".
_RULE = re.compile(r"^[^\w\n]{3,}$", re.MULTILINE)
#: "Junín (center), Cusco and Apurímac (southeast)": on which side of the country a place lies.
_SIDE_OF_LAND = re.compile(
    r" (?<!highway )(?<!panamericana )(?<!interoceanica )(?<!american )(?<!route )(?<!carretera )(?<!sierra )"
    r"\((?:(?:in )?the )?(?:far |deep )?(?:(?:north|south)?[ -]?(?:east|west)(?:ern)?|(?:north|south)(?:ern)?|"
    r"cent(?:er|re|ral)|(?:north|south)-cent(?:er|re|ral))"
    r"(?: (?:coast|highlands?|andes|jungle|amazon|peru|(?:of )?(?:the country|peru)))?\)",
    re.IGNORECASE,
)


def trimmed(text: str) -> str:
    """The text without them; what is nothing else stays as it is."""
    if len(text) <= 2:
        return text
    if whole := _WHOLE.match(text):
        text = next(filter(None, whole.groups()))
    text = _TAGS.sub("", _ADDRESS_BEHIND.sub("\n", text))
    text = _MEDIUM.sub(r"\g<who>:\n", text)
    bare = _CALLED.sub("", _ALARM.sub("", _GREETING.sub("", text, count=1), count=1), count=1)
    bare = _RULE.sub("", _BEHIND.sub("", _LINE.sub("", bare)))
    bare = _SIDE_OF_LAND.sub("", _FOOT.sub(" ", bare))
    return bare if re.search(r"\w", bare) else text
