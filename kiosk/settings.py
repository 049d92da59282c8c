"""config.toml for the kiosk: read once at start, paths made whole."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from sync.model.settings import Settings, SettingsError, read_settings


class KioskSettings(Struct, frozen=True):
    """settings: as in the file. base: the folder of config.toml, from which relative paths start."""

    settings: Settings
    base: Path

    @property
    def state(self) -> Path:
        return self.base / self.settings.paths.state

    @property
    def store_folder(self) -> Path:
        """private.db and the key; the kiosk process alone may read it."""
        return self.state / "kiosk"

    @property
    def line_db(self) -> Path:
        """What the kiosk shares with the agent."""
        return self.state / "line" / "line.db"

    @property
    def paper_folder(self) -> Path:
        return self.state / self.settings.paper.folder

    @property
    def fonts(self) -> tuple[Path, ...]:
        return tuple(self.base / font for font in self.settings.paper.fonts)


def load_settings(path: Path) -> KioskSettings:
    """Read a config.toml. Raises SettingsError with a Chinese sentence, also when the file cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError(f"找不到设置文件 {path}，请检查 --config 写的位置。") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path.name} 不是 UTF-8 编码，请用 UTF-8 另存一遍。") from error
    except OSError as error:
        raise SettingsError(f"打不开设置文件 {path}：{error.strerror}。") from error
    return KioskSettings(read_settings(text, path.name), path.resolve().parent)
