"""A report in pieces: its blocks, sentences, and the parts of a sentence."""
