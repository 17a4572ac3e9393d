"""What is done inside an act, by noun: owing, filling, sending, asking, facts."""
