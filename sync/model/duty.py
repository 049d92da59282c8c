"""How a duty of whoever was asked first (首问负责) stands at the county, for the machines of its township."""

from __future__ import annotations

from msgspec import Struct

from sync.model.helping import Help


class DutyMove(Struct, frozen=True, kw_only=True):
    """One line of its history. record: id of the helper's record that said so, "" for what was done at the
    console. at: ISO 8601, county time. who: masked, with the office where it was at the console."""

    help: Help
    at: str
    who: str
    record: str = ""
    note: str = ""


class DutyStatus(Struct, frozen=True, kw_only=True):
    """Topic ``duty``, key = id of the record that began it, sealed to each terminal of its township.

    owner, holder: staff numbers, "" for people no terminal knows; the names masked. asker: masked, "" where
    nobody gave a name. asked_at, closed_at: ISO 8601, county time; closed_at "" while it is open.
    closed_by: as DutyMove.who. how: what the citizen was told at the end. moves: the oldest first.
    """

    duty: str
    about: str
    asked_at: str
    owner_name: str
    holder_name: str
    owner: str = ""
    holder: str = ""
    asker: str = ""
    matter_code: str = ""
    closed_at: str = ""
    closed_by: str = ""
    how: str = ""
    moves: tuple[DutyMove, ...] = ()

    @property
    def closed(self) -> bool:
        return bool(self.closed_at)
