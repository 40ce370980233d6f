"""What a sentence tells of: acts and the kinds of event they make, what is over, to come, denied, or no protest at all."""
