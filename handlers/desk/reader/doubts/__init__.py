"""What else the words around a draft allow, and the question that is asked about it."""
