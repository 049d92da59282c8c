from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fleet", "0003_stick_files_and_figures"),
        ("intake", "0003_way"),
        ("voices", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="voice",
            index=models.Index(fields=["-closed_at", "-received_at"], name="voices_closed"),
        ),
    ]
