"""Cases of the release before learn what kind of matter they are about and which department decides."""

import msgspec
from django.db import migrations

from sync.county.people.rules import OrgKind
from sync.model.matter import Matter

ROOT = "保康县行政审批局"


def fill(apps, schema_editor):
    Case, Org = apps.get_model("desk", "Case"), apps.get_model("people", "Org")
    Published = apps.get_model("catalogue", "PublishedMatter")
    root = Org.objects.filter(name=ROOT).first()
    owners, matters = {}, {}
    for code, record in Published.objects.values_list("code", "record"):
        matters[code] = msgspec.json.decode(bytes(record), type=Matter)
    for name in sorted({m.department for m in matters.values()}):
        if not name.startswith("乡镇"):
            owners[name], _ = Org.objects.get_or_create(
                name=name[:80], defaults={"kind": OrgKind.DEPARTMENT.value, "parent": root}
            )
    centres = {o.township: o for o in Org.objects.filter(kind=OrgKind.TOWNSHIP.value)}
    # One statement a matter: a county has hundreds of them, and a million cases.
    for code in Case.objects.order_by().values_list("matter_code", flat=True).distinct():
        matter = matters.get(code)
        if matter is None:
            continue
        cases = Case.objects.filter(matter_code=code, department="")
        told = {"domain": matter.domain.value, "department": matter.department[:80]}
        if matter.department in owners:
            owner = owners[matter.department]
            cases.update(**told, owner=owner, first_owner=owner)
            continue
        for township, centre in centres.items():
            cases.filter(township=township).update(**told, owner=centre, first_owner=centre)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0004_responsibility"),
        ("people", "0004_places"),
        ("catalogue", "0002_form_releases"),
    ]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
