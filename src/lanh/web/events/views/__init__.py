"""Pages of the register of events. A view fetches, calls one action, answers."""
