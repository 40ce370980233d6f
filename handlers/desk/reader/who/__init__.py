"""Who does it, who calls for it, what they ask for, and who says so."""
