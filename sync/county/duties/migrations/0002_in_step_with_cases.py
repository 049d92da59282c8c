"""A duty has the day and the end of its case on its own row."""

from django.conf import settings
from django.db import migrations, models

_CLOSED = {
    "not_accepted": "不予受理",
    "completed": "已办结",
    "refused": "已办结（不予）",
    "withdrawn": "已撤回",
    "delivered": "已送达",
}


def fill(apps, schema_editor):
    Case, Duty = apps.get_model("desk", "Case"), apps.get_model("duties", "Duty")
    mine = Case.objects.filter(pk=models.OuterRef("case_id"))
    still = Duty.objects.filter(closed_at=None)
    still.filter(case=None).update(day=models.F("due"))
    still.filter(case__isnull=False).update(day=models.Subquery(mine.values("due")[:1]))
    # As the hourly job would have written it.
    ended = still.filter(case__closed_at__isnull=False, case__state__in=_CLOSED)
    for state, label in _CLOSED.items():
        ended.filter(case__state=state).update(
            closed_at=models.Subquery(mine.values("closed_at")[:1]),
            closed_how=f"办件{label}",
            by_case=True,
            day=None,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0009_kept_on_rows"),
        ("duties", "0001_initial"),
        ("fleet", "0003_stick_files_and_figures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="duty",
            name="duties_open",
        ),
        migrations.RemoveIndex(
            model_name="duty",
            name="duties_open_township",
        ),
        migrations.AddField(
            model_name="duty",
            name="by_case",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="duty",
            name="day",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["day", "id"], name="duties_open_day"
            ),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["township", "day", "id"],
                name="duties_open_place",
            ),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(fields=["asked_at"], name="duties_asked"),
        ),
    ]
