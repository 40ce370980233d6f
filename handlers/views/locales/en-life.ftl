# An event's life: confirmed, lifted, restricted, corrected, retracted.
audit-act-confirm = confirmed event { $number }
audit-act-lift = ended event { $number }
audit-act-restrict = marked event { $number } as restricted
audit-act-block = marked event { $number } as blocked
audit-act-reopen = reopened event { $number }
audit-act-begin = marked that event { $number } began
audit-act-correct = corrected event { $number }
audit-act-retract = retracted event { $number }
audit-act-lapse = no information any more on event { $number }
