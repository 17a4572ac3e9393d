"""The front door as an app: when every room stands, the registries are wired."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "lanh.project"

    def ready(self) -> None:
        # Here and not above: rooms have models, which cannot be read before now.
        from lanh.project.wiring import wire

        wire()
