"""From a point to a draft: its kind, place, road and start, each a fact or a question."""
