"""Certificates at the console: who sees which, who takes one back, and what whoever checks it then reads."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sync.county.people.models import Org, Staff
from sync.county.people.rules import Role
from sync.county.questions.certificates import revoke
from sync.county.questions.models import IssuedCertificate
from tests.county.makers import make_staff
from tests.county.test_access import SOCIAL
from tests.county.test_checking import check

pytestmark = pytest.mark.django_db
NUMBER, OTHERS = "26113000000001", "26113000000002"


@pytest.fixture(autouse=True)
def issued() -> None:
    for number, department in ((NUMBER, SOCIAL), (OTHERS, "保康县民政局")):
        IssuedCertificate.objects.create(
            number=number,
            title="参保证明",
            department=department,
            masked_name="张*例",
            issued_at=timezone.now(),
        )


def listed(client: Client, staff: Staff) -> set[str]:
    client.force_login(staff)
    page = client.get("/certificates/").content.decode()
    return {number for number in (NUMBER, OTHERS) if number in page}


def test_a_department_sees_its_own_the_county_all_a_township_none(client: Client, social: Staff) -> None:
    assert listed(client, social) == {NUMBER}
    Org.objects.filter(pk=social.unit_id).update(name="人社局", aliases=[SOCIAL])
    assert listed(client, Staff.objects.get(pk=social.pk)) == {NUMBER}
    assert listed(client, make_staff("sup", Role.SUPERVISOR)) == {NUMBER, OTHERS}
    window = make_staff("window", Role.WINDOW, "420626106")
    assert listed(client, window) == set()
    assert client.get(f"/certificates/{NUMBER}/").status_code == 404
    assert client.post(f"/certificates/{NUMBER}/", {"why": "开错了"}).status_code == 404
    client.force_login(make_staff("admin", Role.ADMIN))
    assert client.get("/certificates/").status_code == 403


def test_taken_back_with_a_reason_by_name_and_at_once(client: Client, social: Staff) -> None:
    client.force_login(social)
    assert client.get("/certificates/", {"number": "2611 3000 000001"})["Location"].endswith(f"/{NUMBER}/")
    assert "没有找到" in client.get("/certificates/", {"number": OTHERS}).content.decode()
    address = f"/certificates/{NUMBER}/"
    assert client.post(f"/certificates/{OTHERS}/", {"why": "开错了"}).status_code == 404
    assert client.post(address, {"why": " "}).status_code == 400
    assert "现在有效" in check(NUMBER)[1]
    client.post(address, {"why": "单位写错了"})
    row = IssuedCertificate.objects.get(pk=NUMBER)
    assert (row.revoked_why, row.revoked_by) == ("单位写错了", social)
    assert "单位写错了" in check(NUMBER)[1]
    page = client.get(address).content.decode()
    assert "周*保：单位写错了" in page
    assert "确定作废" not in page
    again = client.post(address, {"why": "再来一次"}, follow=True).content.decode()
    assert "已经有人把它作废了" in again
    assert "周*保" in client.get("/certificates/?tab=revoked&as=csv").content.decode()


def test_one_that_is_out_of_date_says_so_in_the_list(client: Client, social: Staff) -> None:
    client.force_login(social)
    assert "过了有效期" not in client.get("/certificates/").content.decode()
    IssuedCertificate.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    assert "过了有效期" in client.get("/certificates/").content.decode()


def test_who_supervises_looks_and_does_not_act(client: Client) -> None:
    client.force_login(make_staff("sup", Role.SUPERVISOR))
    assert "确定作废" not in client.get(f"/certificates/{NUMBER}/").content.decode()
    assert client.post(f"/certificates/{NUMBER}/", {"why": "开错了"}).status_code == 403
    assert revoke(NUMBER, "在服务器上", timezone.now())
    assert "在服务器上作废" in client.get(f"/certificates/{NUMBER}/").content.decode()
