"""Indexes for reading in the order of change. The tables are the desk's: only this room reads them so."""

from django.db import migrations

_INDEXES = {
    "api_case_by_change": '"desk_case" ("updated_at", "id")',
    "api_review_by_change": '"desk_casereview" ("received_at", "message_id")',
}


def make(apps, editor):
    # On a running county nobody waits for it.
    how = "CONCURRENTLY " if editor.connection.vendor == "postgresql" else ""
    for name, place in _INDEXES.items():
        editor.execute(f'CREATE INDEX {how}IF NOT EXISTS "{name}" ON {place}')


def drop(apps, editor):
    for name in _INDEXES:
        editor.execute(f'DROP INDEX IF EXISTS "{name}"')


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("api", "0001_initial"), ("desk", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
