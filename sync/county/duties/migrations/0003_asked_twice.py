from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0002_in_step_with_cases"),
    ]

    operations = [
        migrations.AddField(
            model_name="doubled",
            name="asked",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
