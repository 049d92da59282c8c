"""Reviews know where they were made."""

from django.db import migrations, models


def fill(apps, schema_editor):
    Review, Message = apps.get_model("desk", "CaseReview"), apps.get_model("intake", "ReceivedMessage")
    here = Message.objects.filter(pk=models.OuterRef("message_id")).values("terminal__township")[:1]
    Review.objects.filter(township="").update(township=models.Subquery(here))


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0007_reviews_by_time"),
        ("intake", "0003_way"),
    ]

    operations = [
        migrations.AddField(
            model_name="casereview",
            name="township",
            field=models.CharField(blank=True, db_default="", default="", max_length=9),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="casereview",
            index=models.Index(fields=["township", "received_at"], name="desk_review_township"),
        ),
    ]
