"""Where people work, and staff. One account a person; what it may do and see: access.py."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from sync.county.people.rules import OrgKind, Role
from sync.model.division import TOWNSHIPS, township_name
from sync.model.persons import mask_name

ROLE_CHOICES = [(role.value, role.label) for role in Role]
TOWNSHIP_CHOICES = [("", "全县")] + [(t.code, t.name) for t in TOWNSHIPS]


KIND_CHOICES = [(kind.value, kind.label) for kind in OrgKind]


class OrgManager(models.Manager["Org"]):
    def place_of(self, name: str, township: str) -> Org:
        """The unit somebody works in: a station or centre of the township, else the department of that name,
        which is made when it is not there yet."""
        if township:
            here = self.filter(township=township)
            found = here.filter(name=name).first() or here.filter(kind=OrgKind.TOWNSHIP.value).first()
            if found is not None:
                return found
        kind = OrgKind.TOWNSHIP if township else OrgKind.DEPARTMENT
        made, _ = self.get_or_create(name=name, defaults={"kind": kind.value, "township": township})
        return made


class Org(models.Model):
    """The county's office, a department, a township centre, a village station.

    township: of centres and stations, "" for the rest. aliases: other names under which matters call it.
    Organisations are switched off, never deleted: what was decided in them stays theirs.
    """

    kind = models.CharField("类别", max_length=12, choices=KIND_CHOICES)
    name = models.CharField("名称", max_length=80, unique=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True, default="")
    township = models.CharField("乡镇", max_length=9, blank=True, default="", choices=TOWNSHIP_CHOICES)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    aliases = models.JSONField(default=list)
    is_active = models.BooleanField("在用", default=True)

    objects = OrgManager()

    class Meta:
        ordering: ClassVar = ["kind", "township", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def sort(self) -> OrgKind:
        return OrgKind(self.kind)


class StaffManager(BaseUserManager["Staff"]):
    def create_staff(
        self, username: str, password: str, *, name: str, role: Role, org: str, township: str = ""
    ) -> Staff:
        staff = Staff(username=username, name=name, role=role.value, org=org, township=township)
        staff.unit = Org.objects.place_of(org, township)
        staff.set_password(password)
        staff.save()
        return staff


class Staff(AbstractBaseUser):
    """township "": works for the whole county, or for the department that ``unit`` is.

    org: the unit's name as citizens read it, kept with it by services (a released terminal and the
    timelines of cases know no other). pin_hash, card_hash: for terminals, see ``sync.model.pin``.
    """

    username = models.CharField("用户名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=50)
    org = models.CharField("单位", max_length=80)
    unit = models.ForeignKey(Org, on_delete=models.PROTECT, null=True, related_name="people")
    township = models.CharField("乡镇", max_length=9, blank=True, default="", choices=TOWNSHIP_CHOICES)
    role = models.CharField("岗位", max_length=16, choices=ROLE_CHOICES)
    is_active = models.BooleanField("在用", default=True)
    failed_logins = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)
    pin_hash = models.CharField(max_length=160, blank=True, default="")
    card_hash = models.CharField(max_length=160, blank=True, default="")
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StaffManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    @property
    def office(self) -> Role:
        return Role(self.role)

    @property
    def masked_name(self) -> str:
        """As citizens and screens see it."""
        return mask_name(self.name)

    @property
    def place(self) -> str:
        return township_name(self.township) if self.township else "全县"


class LoginRecord(models.Model):
    """Who logged in or tried to, from where. typed: the user name as typed; no password is ever kept."""

    at = models.DateTimeField(db_index=True)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    typed = models.CharField(max_length=40)
    address = models.CharField(max_length=45, db_index=True)
    outcome = models.CharField(max_length=12)


class ExportRecord(models.Model):
    """Who took which table away as a file. Only ever added to.

    table, kind: of the file (xlsx, csv); number: rows in it. narrowed: what the list was narrowed to, as its
    address says it: names and numbers of citizens stand in no address.
    """

    at = models.DateTimeField(db_index=True)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="exports")
    table = models.CharField(max_length=100)
    kind = models.CharField(max_length=4)
    number = models.PositiveIntegerField()
    narrowed = models.CharField(max_length=300, blank=True, default="")
