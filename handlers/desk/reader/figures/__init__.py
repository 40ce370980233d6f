"""How many: people, hurt, dead, and the counts of points that a source gives."""
