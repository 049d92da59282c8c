from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("api", "0002_by_change"),
    ]

    operations = [
        migrations.AddField(
            model_name="partner",
            name="per_minute",
            field=models.PositiveIntegerField(db_default=300, default=300),
        ),
    ]
