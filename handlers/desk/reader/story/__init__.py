"""From what each sentence tells to points: what is told over several sentences, in rows, under headings, twice."""
