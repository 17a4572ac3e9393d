"""Who answers for what: rooms below register here, so that no room imports upward."""


def wire() -> None:
    """Fill the registries: measures by element code, due items, outbox handlers."""
