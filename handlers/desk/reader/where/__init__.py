"""Where it is: names of places and roads, kilometres, bridges and squares, and which of several a name means."""
