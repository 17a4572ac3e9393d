"""The forms of plans by noun: shape only; what it means is for the rules."""
