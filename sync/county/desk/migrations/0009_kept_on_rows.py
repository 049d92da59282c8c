"""What lists and reports ask of reviews and looks stands on their rows."""

from django.conf import settings
from django.db import migrations, models


def fill(apps, schema_editor):
    Case, Review, Reveal = (apps.get_model("desk", name) for name in ("Case", "CaseReview", "Reveal"))

    def of_case(column):
        return models.Subquery(Case.objects.filter(pk=models.OuterRef("case_id")).values(column)[:1])

    Review.objects.filter(case__isnull=False).update(township=of_case("township"), domain=of_case("domain"))
    Reveal.objects.update(township=of_case("township"))


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0008_reviews_by_township"),
        ("fleet", "0003_stick_files_and_figures"),
        ("intake", "0003_way"),
        ("people", "0006_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="casereview",
            name="domain",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.AddField(
            model_name="reveal",
            name="township",
            field=models.CharField(blank=True, db_default="", default="", max_length=9),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("corrections__gt", 1)),
                fields=["received_at"],
                name="desk_corrected_twice",
            ),
        ),
        migrations.AddIndex(
            model_name="reveal",
            index=models.Index(fields=["township", "-at"], name="desk_reveal_township"),
        ),
    ]
