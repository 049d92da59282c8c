"""The three levels of volume and rate that a citizen may choose from."""

from __future__ import annotations

#: Share of the volume in config.toml at each level; the loudest is never above full.
VOLUMES = (0.5, 1.0, 5 / 3)
#: What the rate of speech is multiplied with.
RATES = (0.8, 1.0, 1.2)
LEVELS = len(VOLUMES)
#: Where every visit begins.
MIDDLE = 1


def loudness(volume: float, level: int) -> float:
    """volume: of config.toml, 0 to 1. level: 0 to 2. Between 0 and 1."""
    return min(1.0, volume * VOLUMES[level])
