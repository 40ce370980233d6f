"""When it is, and which of a sentence's days and hours are of something else."""
