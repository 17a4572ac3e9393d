"""Who acts. Rooms below `access` take an actor without knowing accounts."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Whoever answers for an act. The trail keeps both as values, never as a key."""

    @property
    def actor_id(self) -> str: ...

    @property
    def actor_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Operator:
    """The person at the server's console, before anyone can log in."""

    actor_name: str

    @property
    def actor_id(self) -> str:
        return "operator"


@dataclass(frozen=True, slots=True)
class Worker:
    """The program itself, when it finishes what somebody's act has ordered."""

    actor_name: str = "Lành"

    @property
    def actor_id(self) -> str:
        return "worker"


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody before the log-in, under a name that nobody has proven."""

    actor_name: str = "?"

    @property
    def actor_id(self) -> str:
        return "stranger"
