"""Pages of plans by noun. A view fetches, calls one action, answers."""
