"""The spreadsheet beside each version, a log of what was sent when, drafts that wait to be published."""

from typing import ClassVar

from django.db import migrations, models


def log_what_was_published(apps, schema_editor):
    """Until now the version published last was the one in use."""
    rows = apps.get_model("catalogue", "PublishedForm").objects.order_by("published_at", "id")
    release = apps.get_model("catalogue", "FormRelease")
    release.objects.bulk_create(
        release(form_id=form_id, version=version, at=at, by="")
        for form_id, version, at in rows.values_list("form_id", "version", "published_at")
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("catalogue", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField("publishedform", "file", models.BinaryField(default=b"")),
        migrations.CreateModel(
            name="FormRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form_id", models.CharField(db_index=True, max_length=64)),
                ("version", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=60)),
            ],
            options={"ordering": ["-id"]},
        ),
        migrations.CreateModel(
            name="FormDraft",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("form_id", models.CharField(max_length=64)),
                ("version", models.CharField(max_length=80)),
                ("record", models.BinaryField()),
                ("file", models.BinaryField()),
                ("source", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=60)),
                ("warnings", models.JSONField(default=list)),
            ],
        ),
        migrations.RunPython(log_what_was_published, migrations.RunPython.noop),
    ]
