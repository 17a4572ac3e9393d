"""The front door as an app: when every room stands, the registries are wired."""

from django.apps import AppConfig

from lanh.project.wiring import wire


class HouseConfig(AppConfig):
    name = "lanh.project"

    def ready(self) -> None:
        wire()
