"""What people are called out to do, which is to come."""

from __future__ import annotations

import re

#: "Called for supporters to demonstrate", "urged residents to march": what people are called out for is to come.
CALLED_OUT = re.compile(
    r"\b(?:call(?:s|ed|ing)?(?: on| upon| for)?|urg(?:es|ed|e|ing)|invit(?:es|ed|e|ing)|summon(?:s|ed|ing)?)\s(?!off\b)"
    r"(?:[\w'-]+\s){0,7}?(?:to (?:protest|march|demonstrate|rally|gather|mobili[sz]e|take to the streets|join|turn out)|"
    r"(?<=for )(?:[\w-]+\s){0,2}?(?:protests?|march(?:es)?|demonstrations?|rall(?:y|ies)|mobili[sz]ations?|vigils?))\b"
)
