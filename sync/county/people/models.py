"""Staff. One account a person; the office (role) says what it may do, see rules."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from sync.county.people.rules import Role
from sync.model.division import TOWNSHIPS, township_name
from sync.model.persons import mask_name

ROLE_CHOICES = [(role.value, role.label) for role in Role]
TOWNSHIP_CHOICES = [("", "全县")] + [(t.code, t.name) for t in TOWNSHIPS]


class StaffManager(BaseUserManager["Staff"]):
    def create_staff(
        self, username: str, password: str, *, name: str, role: Role, org: str, township: str = ""
    ) -> Staff:
        staff = Staff(username=username, name=name, role=role.value, org=org, township=township)
        staff.set_password(password)
        staff.save()
        return staff


class Staff(AbstractBaseUser):
    """township "": works for the whole county."""

    username = models.CharField("用户名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=50)
    org = models.CharField("单位", max_length=80)
    township = models.CharField("乡镇", max_length=9, blank=True, default="", choices=TOWNSHIP_CHOICES)
    role = models.CharField("岗位", max_length=16, choices=ROLE_CHOICES)
    is_active = models.BooleanField("在用", default=True)
    failed_logins = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)
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
