"""Who sees the two cases of a pair stands on its row."""

from django.db import migrations, models

_SIDES = ("first", "second")
_NAMES = ("township", "owner_id", "first_owner_id", "holder_id")


def fill(apps, schema_editor):
    Case, Doubled = apps.get_model("desk", "Case"), apps.get_model("duties", "Doubled")
    for side in _SIDES:
        mine = Case.objects.filter(pk=models.OuterRef(f"{side}_id"))
        Doubled.objects.filter(**{f"{side}_township": ""}).update(
            **{f"{side}_{name}": models.Subquery(mine.values(name)[:1]) for name in _NAMES}
        )


def _column(name):
    if name == "township":
        return models.CharField(blank=True, db_default="", default="", max_length=9)
    return models.BigIntegerField(null=True)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0005_owners"),
        ("duties", "0006_said_by_whom"),
    ]

    operations = [
        *(
            migrations.AddField("doubled", f"{side}_{name}", _column(name))
            for side in _SIDES
            for name in _NAMES
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
