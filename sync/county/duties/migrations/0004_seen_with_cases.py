"""Who sees the case of a duty stands on its row."""

from django.db import migrations, models


def fill(apps, schema_editor):
    Case, Duty = apps.get_model("desk", "Case"), apps.get_model("duties", "Duty")
    mine = Case.objects.filter(pk=models.OuterRef("case_id"))
    Duty.objects.filter(case__isnull=False).update(
        case_owner=models.Subquery(mine.values("owner_id")[:1]),
        case_first_owner=models.Subquery(mine.values("first_owner_id")[:1]),
        case_holder=models.Subquery(mine.values("holder_id")[:1]),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0003_asked_twice"),
    ]

    operations = [
        migrations.AddField(
            model_name="duty",
            name="case_first_owner",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="duty",
            name="case_holder",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="duty",
            name="case_owner",
            field=models.BigIntegerField(null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
