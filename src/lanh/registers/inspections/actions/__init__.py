"""What a person does, by noun: teams, sessions, violations."""
