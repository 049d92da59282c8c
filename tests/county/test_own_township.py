"""What is another township's is as if it were not there: machines, what they sent, cases of complaints."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from sync.county.fleet.models import EnrolmentCode
from sync.county.intake.models import RefusedMessage
from sync.county.keys import KeyRing
from sync.county.people.models import Org, Staff
from sync.county.people.rules import Role
from sync.county.voices.models import Voice
from sync.model.voice import About
from tests.county.makers import file, file_body, make_staff, make_terminal, publish_matters, push
from tests.county.test_access import SOCIAL
from tests.county.test_voices import speak
from tests.helpers.county_cases import filed_case, review_message, review_of

pytestmark = pytest.mark.django_db


class TestOwnTownship:
    """A township's people have to do with its machines; another's are as if they were not there."""

    HERE, THERE = "420626106", "420626107"

    @pytest.mark.parametrize("role", [Role.KEEPER, Role.LEADER, Role.SUPERVISOR])
    def test_nothing_of_another_one_is_shown_or_changed(self, role: Role, client: Client) -> None:
        here, there = make_terminal(self.HERE), make_terminal(self.THERE)
        client.force_login(make_staff("t", role, self.HERE))
        assert client.get(f"/terminals/{here.id}/").status_code == 200
        pages = (
            client.get("/terminals/").content.decode() + client.get("/terminals/settings/").content.decode()
        )
        assert there.id not in pages
        assert client.get(f"/terminals/settings/?for={self.HERE}").status_code == 200
        away = client.post if role is Role.KEEPER else client.get
        paths = [f"/terminals/{there.id}/"]
        paths += [f"/terminals/settings/?for={code}" for code in (self.THERE, there.id)]
        for path in paths:
            assert client.get(path).status_code == 404, path
        if role is not Role.KEEPER:
            return
        for path in ("", "revoke/", "resend/", "looked/"):
            fields = {"reason": "送修", "centre_name": "改了"}
            assert away(f"/terminals/{there.id}/{path}", fields).status_code == 404, path
        for code in (self.THERE, there.id, ""):
            assert client.post("/terminals/settings/", {"for": code}).status_code == 404, code
        assert client.post("/terminals/code/", {"township": self.THERE}).status_code == 404
        there.refresh_from_db()
        assert (there.revoked_at, EnrolmentCode.objects.filter(used_at=None).count()) == (None, 0)
        assert client.post("/terminals/code/", {"township": self.HERE}).status_code == 200

    def test_what_was_refused_elsewhere_neither(self, client: Client) -> None:
        for township in (self.HERE, self.THERE):
            RefusedMessage.objects.create(
                terminal=make_terminal(township),
                message_id=f"m-{township}",
                kind="case",
                rule="shape",
                message="读不懂",
                first_at=timezone.now(),
                last_at=timezone.now(),
            )
        client.force_login(make_staff("k", Role.KEEPER, self.HERE))
        page = client.get("/terminals/").content.decode()
        assert f"m-{self.HERE}" in page
        assert f"m-{self.THERE}" not in page


def test_a_complaint_shows_its_case_only_to_whom_the_case_is_shown(ring: KeyRing, client: Client) -> None:
    publish_matters()
    Org.objects.place_of(SOCIAL, "")
    terminal = make_terminal()
    case = file(terminal, ring)
    voice = speak(terminal, ring)
    tax = Staff.objects.create_staff(
        "tax", "right-password-1", name="吴示税", role=Role.CLERK, org="国家税务总局保康县税务局"
    )
    social = Staff.objects.create_staff("soc", "right-password-1", name="周示保", role=Role.CLERK, org=SOCIAL)
    for person, shown in ((tax, False), (social, True)):
        Voice.objects.filter(pk=voice.pk).update(
            about=About.CASE.value, subject=case.pk, responsible=person, state="assigned"
        )
        client.force_login(person)
        page = client.get(f"/voices/{voice.pk}/").content.decode()
        assert (f"/cases/{case.pk}/" in page) is shown


def test_a_department_reads_the_reviews_of_its_own_cases(ring: KeyRing, client: Client) -> None:
    publish_matters()
    Org.objects.place_of(SOCIAL, "")
    terminal = make_terminal()
    body = filed_case(terminal.id)
    file_body(terminal, ring, body)
    push(terminal, review_message(review_of(body), terminal.id, ring.county_keys()[0], body.visit))
    for username, org, count in (
        ("soc", SOCIAL, 1),
        ("tax", "国家税务总局保康县税务局", 0),
        ("all", "保康县行政审批局", 1),
    ):
        Staff.objects.create_staff(username, "right-password-1", name="吴示税", role=Role.CLERK, org=org)
        client.force_login(Staff.objects.get(username=username))
        table = client.get("/reviews/?as=csv").content.decode("utf-8-sig").splitlines()
        assert len(table) == 1 + count, username
