"""The verbs of Spanish that bend their stems, by tense."""

from __future__ import annotations

#: What a verb that ends so has of its own: stems of the preterite, the future and the subjunctive, and participles.
PRETERITES = {
    "tener": "tuv",
    "venir": "vin",
    "poner": "pus",
    "poder": "pud",
    "querer": "quis",
    "saber": "sup",
    "caber": "cup",
    "hacer": "hic",
    "satisfacer": "satisfic",
    "decir": "dij",
    "traer": "traj",
    "ducir": "duj",
    "andar": "anduv",
    "estar": "estuv",
    "haber": "hub",
}


FUTURES = {
    "tener": "tendr",
    "venir": "vendr",
    "poner": "pondr",
    "salir": "saldr",
    "hacer": "har",
    "satisfacer": "satisfar",
    "contradecir": "contradecir",
    "decir": "dir",
    "poder": "podr",
    "querer": "querr",
    "saber": "sabr",
    "haber": "habr",
    "valer": "valdr",
    "caber": "cabr",
}


SUBJUNCTIVES = {
    "tener": "teng",
    "venir": "veng",
    "poner": "pong",
    "salir": "salg",
    "hacer": "hag",
    "satisfacer": "satisfag",
    "decir": "dig",
    "traer": "traig",
    "caer": "caig",
    "oir": "oig",
    "valer": "valg",
    "saber": "sep",
    "haber": "hay",
    "ver": "ve",
    "caber": "quep",
}


PRESENTS = {
    "ser": ("es", "son", "somos"),
    "estar": ("está", "están", "estamos"),
    "ir": ("va", "van", "vamos"),
    "haber": ("ha", "han", "hemos"),
    "dar": ("da", "dan", "damos"),
    "oir": ("oye", "oyen", "oimos"),
    "prever": ("prevé", "prevén", "prevemos"),
}


PARTICIPLES = {
    "abrir": "abiert",
    "cubrir": "cubiert",
    "decir": "dich",
    "hacer": "hech",
    "satisfacer": "satisfech",
    "scribir": "scrit",
    "morir": "muert",
    "poner": "puest",
    "romper": "rot",
    "ver": "vist",
    "volver": "vuelt",
    "solver": "suelt",
}


#: What but ends like these is no compound of theirs: "protestar", "demandar", "mover".
COMPOUNDS = {"ver": ("ver", "prever"), "estar": ("estar",), "andar": ("andar",)}
