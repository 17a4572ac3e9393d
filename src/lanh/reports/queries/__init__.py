"""Questions of this room, by file: duties, figures, findings."""
