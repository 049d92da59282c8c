"""Make the county database that a release leaves behind: ``python -m tests.upgrade.make_county VERSION``.

Run once when a release is made; the file is kept for good and never made anew, because what it proves is
that today's migrations run forward on it. People in it do not exist; its keys are thrown away, so nobody can
open what is sealed in it.
"""

from __future__ import annotations

import gzip
import os
import sqlite3
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SLOW = ("SA-001", "最低生活保障对象认定、保障金给付")


def fill() -> None:
    """One of everything a release writes at the desk and about people."""
    from sync.county.desk import services as desk
    from sync.county.desk.acts import Act, Said
    from sync.county.keys import KeyRing
    from sync.county.people.rules import Role
    from tests.county.makers import file, file_body, make_staff, make_terminal, publish_matters, push
    from tests.helpers.county_cases import filed_case, review_message, review_of

    publish_matters()
    here, there = make_terminal("420626106"), make_terminal("420626100")
    from django.conf import settings

    ring = KeyRing(settings.KEYS_FOLDER)
    clerk = make_staff("clerk", Role.CLERK, name="王示琴")
    make_staff("window", Role.CLERK, "420626106", name="李示范")
    make_staff("admin", Role.ADMIN, name="赵示明")
    make_staff("super", Role.SUPERVISOR, name="钱示文")
    make_staff("keeper", Role.KEEPER, "420626106", name="孙示武")
    make_staff("helper", Role.HELPER, "420626106", name="周示勤")
    file(here, ring)
    accepted = file(here, ring, matter=SLOW, helper="周*勤")
    desk.act(accepted.id, clerk, accepted.version, Act.ACCEPT, "材料齐全")
    body = filed_case(there.id)
    done = file_body(there, ring, body)
    done = desk.act(done.id, clerk, done.version, Act.ACCEPT)
    desk.act(done.id, clerk, done.version, Act.COMPLETE)
    push(there, review_message(review_of(body), there.id, ring.county_keys()[0], body.visit))
    correcting = file(there, ring)
    desk.act(correcting.id, clerk, correcting.version, Act.CORRECT, "户口簿\n银行卡")
    refused = file(here, ring)
    desk.act(
        refused.id, clerk, refused.version, Act.NOT_ACCEPT, said=Said(note="请到户籍地办理", body="户籍地")
    )
    desk.reveal(accepted.id, clerk, "电话核对")


def main(version: str) -> None:
    target = HERE / f"county-{version}.db.gz"
    if target.exists():
        sys.exit(f"{target.name} is there already and stays as it is")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = folder / "config.toml"
        config.write_text('[paths]\nstate = "var"\n', encoding="utf-8")
        os.environ |= {"DOORSTEP_CONFIG": str(config), "DJANGO_SETTINGS_MODULE": "sync.county.settings"}
        from sync.county.config import load_config
        from sync.county.keys import create_keys

        create_keys(load_config().folder)
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        fill()
        path = Path(connection.settings_dict["NAME"])
        connection.close()
        small = folder / "small.db"
        db = sqlite3.connect(path)
        # What the catalogue published is 271 matters; three of them are enough to go on with.
        few = "('HR-007', 'SA-001', 'EB-001')"
        db.execute(f"DELETE FROM catalogue_publishedmatter WHERE code NOT IN {few}")  # noqa: S608 - ours
        db.execute(f"DELETE FROM catalogue_matterrevision WHERE code NOT IN {few}")  # noqa: S608
        db.execute(f"DELETE FROM feed_entry WHERE topic = 'matter' AND key NOT IN {few}")  # noqa: S608
        db.commit()
        db.execute("VACUUM INTO ?", (str(small),))
        db.close()
        target.write_bytes(gzip.compress(small.read_bytes(), 9, mtime=0))
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
