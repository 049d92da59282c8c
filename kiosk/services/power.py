"""The mains, for the screens."""

from kiosk.devices.power.supply import PowerChanged

__all__ = ["PowerChanged"]
