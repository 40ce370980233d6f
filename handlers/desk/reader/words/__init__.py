"""Words as people write them, whatever they tell of: numbers, hours, days, verbs, and in which language."""
