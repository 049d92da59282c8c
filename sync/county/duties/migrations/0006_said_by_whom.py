"""Each line of a duty names the helper's record, the citizen's visit and the helper's log-in behind it."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("duties", "0005_asked_at_terminals")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="dutystep",
            name=name,
            field=models.CharField(blank=True, db_default="", default="", max_length=length),
        )
        for name, length in (("record", 36), ("visit", 64), ("session", 64))
    ]
