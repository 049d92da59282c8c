"""The county's office, its townships' centres, and where the staff of the release before work.

Who was a clerk of a township is a window clerk from now on: what the township received they see and accept
as before; what a department owns, that department decides.
"""

from django.db import migrations

from sync.county.people.rules import OrgKind, Role
from sync.model.division import TOWNSHIPS

ROOT = "保康县行政审批局"


def fill(apps, schema_editor):
    Org, Staff = apps.get_model("people", "Org"), apps.get_model("people", "Staff")
    root, _ = Org.objects.get_or_create(name=ROOT, defaults={"kind": OrgKind.COUNTY.value})
    centres = {}
    for township in TOWNSHIPS:
        centres[township.code], _ = Org.objects.get_or_create(
            name=f"{township.name}党群服务中心",
            defaults={"kind": OrgKind.TOWNSHIP.value, "township": township.code, "parent": root},
        )
    Staff.objects.filter(role=Role.CLERK.value).exclude(township="").update(role=Role.WINDOW.value)
    for staff in Staff.objects.filter(unit=None):
        if staff.township:
            staff.unit = centres.get(staff.township, root)
        else:
            staff.unit, _ = Org.objects.get_or_create(
                name=staff.org, defaults={"kind": OrgKind.DEPARTMENT.value, "parent": root}
            )
        staff.save(update_fields=["unit"])


class Migration(migrations.Migration):
    dependencies = [("people", "0003_organisations")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
