"""Sutran's public list of road alerts, read without input or output: bytes become points."""

from handlers.desk.sutran.answer import Broken, read_answer
from handlers.desk.sutran.points import Answer, Point, points_in

__all__ = ["Answer", "Broken", "Point", "points_in", "read_answer"]
