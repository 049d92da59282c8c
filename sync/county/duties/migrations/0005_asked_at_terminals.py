"""What a helper was asked at a terminal is a duty of its own, named by the record that began it."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("duties", "0004_seen_with_cases")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="duty",
            name="record",
            field=models.CharField(blank=True, db_index=True, default="", max_length=36),
        ),
        migrations.AddField(
            model_name="duty",
            name="asker",
            field=models.CharField(blank=True, default="", max_length=50),
        ),
    ]
