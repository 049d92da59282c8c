"""Terminals, their codes and tokens; staff, their passwords and offices."""

from __future__ import annotations

import secrets
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.test import Client
from django.utils import timezone

from sync.county.desk.status import publications_for
from sync.county.feed import services as feed
from sync.county.fleet import rules, services
from sync.county.fleet.models import EnrolmentCode, Revocation, Terminal
from sync.county.fleet.queries import shown_terminals, skew_words, township_tiles
from sync.county.fleet.rules import TILES, Presence
from sync.county.keys import KeyRing, create_keys
from sync.county.people import services as people
from sync.county.people.models import Org, Staff
from sync.county.people.orgs import Owners, save_org, switch_org
from sync.county.people.rules import LOCK_TIME, Role
from sync.model.case import CaseStatus, owner_check
from sync.model.division import TOWNSHIPS
from sync.model.pin import card_fits, pin_fits
from sync.model.staff import Duty, StaffMember
from sync.model.terminal import TerminalProfile
from sync.protocol.line import EnrolRequest, feed_info
from sync.protocol.seal import new_private_key, open_sealed, public_of
from tests.county.makers import feed_of, file, make_staff, make_terminal
from tests.helpers.people import applicant, id_number

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_codes_are_read_as_people_write_them() -> None:
    code = "7QK1-0M2P-XW9T"
    assert len({rules.code_digest(c) for c in (code, code.lower(), "7qkI oM2p xw9t", "7QKL0M2PXW9T")}) == 1
    assert rules.code_digest(code) != rules.code_digest("7QK1-0M2P-XW9V")
    assert len({rules.new_code() for _ in range(100)}) == 100


def test_device_numbers_fill_the_gaps() -> None:
    assert rules.next_device(set()) == 1
    assert rules.next_device({1, 2, 4}) == 3
    assert rules.next_device(set(range(1, 100))) is None


@pytest.mark.parametrize(
    ("ago", "revoked", "expected"),
    [
        (timedelta(seconds=30), False, Presence.ONLINE),
        (timedelta(hours=2), False, Presence.QUIET),
        (timedelta(days=2), False, Presence.LOST),
        (None, False, Presence.LOST),
        (timedelta(seconds=1), True, Presence.REVOKED),
    ],
)
def test_presence(ago: timedelta | None, revoked: bool, expected: Presence) -> None:
    assert rules.presence(None if ago is None else NOW - ago, revoked, NOW) is expected


def test_skew_in_words() -> None:
    assert [skew_words(ms) for ms in (None, 0, 59_999, 300_000, -7_200_000, 4 * 86_400_000)] == [
        "",
        "",
        "",
        "慢 5 分钟",
        "快 2 小时",
        "慢 4 天",
    ]


@pytest.mark.parametrize("life", [0, -5, 121, 10**9])
def test_an_assertion_lives_shortly(life: int) -> None:
    key, now = Ed25519PrivateKey.generate(), int(NOW.timestamp())
    claims = {"iss": "a", "sub": "a", "aud": rules.AUDIENCE, "iat": now, "exp": now + life, "jti": "x" * 8}
    token = jwt.encode(claims, key, algorithm="EdDSA")
    with pytest.raises(rules.AssertionRefusedError):
        rules.check_assertion(token, key.public_key().public_bytes_raw(), NOW)


def test_an_unsigned_assertion_is_refused() -> None:
    token = jwt.encode({"iss": "a"}, "", algorithm="none")
    with pytest.raises(rules.AssertionRefusedError):
        rules.check_assertion(token, Ed25519PrivateKey.generate().public_key().public_bytes_raw(), NOW)


def test_keys_are_made_once_and_closed_to_others(tmp_path: Path) -> None:
    first = create_keys(tmp_path / "k")
    secret, keys, mark = first.secret(), first.county_keys(), first.lookup_hash("a", "b")
    again = create_keys(tmp_path / "k")
    assert (again.secret(), again.county_keys(), again.lookup_hash("a", "b")) == (secret, keys, mark)
    assert len(secret) >= 50
    for path in (tmp_path / "k").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert first.seal_private("nobody") is None


@pytest.mark.django_db
class TestFleet:
    def test_a_code_out_of_time_is_refused(self) -> None:
        code = services.issue_code("420626106", None, "test").code
        EnrolmentCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        with pytest.raises(services.FleetError, match="过期"):
            services.enrol(EnrolRequest(code=code, sign_public=bytes(32), seal_public=bytes(32)))

    def test_keys_of_a_wrong_length_do_not_spend_the_code(self) -> None:
        code = services.issue_code("420626106", None, "test").code
        with pytest.raises(services.FleetError):
            services.enrol(EnrolRequest(code=code, sign_public=b"", seal_public=bytes(32)))
        assert EnrolmentCode.objects.get().used_at is None

    @pytest.mark.parametrize(
        ("township", "device"), [("420626999", None), ("420626106", 0), ("420626106", 100)]
    )
    def test_a_place_that_does_not_exist_gets_no_code(self, township: str, device: int | None) -> None:
        with pytest.raises(services.FleetError):
            services.issue_code(township, device, "test")

    def test_open_codes_count_as_taken(self) -> None:
        issued = [services.issue_code("420626106", None, "test").terminal for _ in range(3)]
        assert issued == ["420626106-01", "420626106-02", "420626106-03"]

    def test_a_new_machine_takes_the_place_and_its_cases(self, ring: KeyRing) -> None:
        terminal = make_terminal()
        case = file(terminal, ring)
        access = services.access_token(terminal)
        assert services.terminal_of_token(access) is not None
        private = new_private_key()
        code = services.issue_code("420626106", 1, "test").code
        renewed = services.enrol(
            EnrolRequest(code=code, sign_public=secrets.token_bytes(32), seal_public=public_of(private))
        )
        feed.publish(publications_for(renewed))
        assert (renewed.id, renewed.epoch) == (terminal.id, 2)
        assert services.terminal_of_token(access) is None
        (record,) = [r for r in feed_of(renewed).records if r.key == case.id]
        plain = open_sealed(record.body or b"", private, feed_info(renewed.id, "case", case.id, record.rev))
        handover = msgspec.json.decode(plain, type=CaseStatus).handover
        assert handover is not None  # enough to find it by number and ID number, and the number itself not
        assert handover.owner == owner_check(case.id, applicant().id_number)
        assert applicant().id_number.encode() not in plain

    def test_a_revoked_terminal_is_out_at_once(self) -> None:
        terminal = make_terminal()
        access = services.access_token(terminal)
        services.revoke(terminal.id, make_staff("admin", Role.ADMIN), "送修")
        assert services.terminal_of_token(access) is None
        assert shown_terminals(timezone.now())[0].presence is Presence.REVOKED
        assert township_tiles(timezone.now()).total == 0

    def test_who_revoked_it_and_why_is_kept_and_shown_also_after_another_took_its_place(
        self, client: Client
    ) -> None:
        terminal = make_terminal()
        client.force_login(make_staff("admin", Role.ADMIN, name="赵示例"))
        address = f"/terminals/{terminal.id}/"
        client.post(f"{address}revoke/", {"reason": " "})
        terminal.refresh_from_db()
        assert terminal.revoked_at is None
        client.post(f"{address}revoke/", {"reason": "屏幕碎了，送修"})
        client.post(f"{address}revoke/", {"reason": "再停一次"})
        (kept,) = Revocation.objects.all()
        assert (kept.staff.username, kept.reason, kept.epoch) == ("admin", "屏幕碎了，送修", 1)
        for page in (address, "/terminals/"):
            assert "赵*例：屏幕碎了，送修" in client.get(page).content.decode()
        assert "屏幕碎了，送修" in client.get("/terminals/?as=csv").content.decode()
        code = services.issue_code(terminal.township, terminal.device, "admin").code
        services.enrol(EnrolRequest(code=code, sign_public=b"2" * 32, seal_public=b"3" * 32))
        assert "屏幕碎了，送修（第 1 台机器）" in client.get(address).content.decode()
        assert "屏幕碎了" not in client.get("/terminals/").content.decode()

    def test_what_a_terminal_says_of_its_place_goes_down_with_the_helper_masked(self) -> None:
        terminal = make_terminal()
        fields = {"centre_name": "歇马镇党群服务中心", "helper_name": "王示琴", "frequent": "hr-007、SA-011"}
        assert services.describe(terminal, fields) == []
        (record,) = [r for r in feed_of(terminal).records if r.topic == "terminal"]
        profile = msgspec.json.decode(record.body or b"", type=TerminalProfile)
        assert profile.helper is not None
        assert (profile.helper.name, profile.frequent) == ("王*琴", ("HR-007", "SA-011"))
        assert Terminal.objects.get().helper_name == "王*琴"

    def test_of_two_who_describe_a_terminal_at_once_the_second_is_told(self) -> None:
        terminal, client = make_terminal(), Client()
        client.force_login(make_staff("admin", Role.ADMIN))
        address = f"/terminals/{terminal.id}/"
        fields = {"centre_name": terminal.centre_name, "seen": services.described(terminal)}
        assert client.post(address, fields | {"hours": "周一至周五"}).status_code == 302
        page = client.post(address, fields | {"window": "三号窗口"}).content.decode()
        assert "刚才别人改过这台终端的信息" in page
        assert "服务时间是“周一至周五”" in page
        assert 'value="三号窗口"' in page
        terminal.refresh_from_db()
        assert (terminal.hours, terminal.window) == ("周一至周五", "")
        # Once more, having read that.
        fields["seen"] = services.described(terminal)
        assert fields["seen"] in page
        assert client.post(address, fields | {"window": "三号窗口"}).status_code == 302
        terminal.refresh_from_db()
        assert (terminal.hours, terminal.window) == ("", "三号窗口")

    def test_a_wrong_description_is_said_and_not_sent(self) -> None:
        terminal = make_terminal()
        problems = services.describe(
            terminal, {"centre_name": "", "hours": "时" * 81, "frequent": "a,b,c,d,e"}
        )
        assert len(problems) == 3
        terminal.refresh_from_db()
        assert terminal.centre_name

    def test_tiles_tell_the_worst_of_a_township(self) -> None:
        one, two = make_terminal(), make_terminal()
        Terminal.objects.filter(pk=one.pk).update(last_seen=timezone.now() - timedelta(days=3))
        tiles = {t.code: t for t in township_tiles(timezone.now()).tiles}
        assert (tiles[two.township].tone, tiles[two.township].text) == ("r", "1 台失联")
        assert tiles["420626100"].text == "还没有终端"


def unit_key(township: str = "") -> str:
    """Of the township's centre, or of the county's office."""
    return str(Org.objects.get(township=township, kind="township" if township else "county").pk)


@pytest.mark.django_db
class TestPeople:
    def test_five_wrong_passwords_lock_and_time_unlocks(self) -> None:
        staff = make_staff()
        for _ in range(5):
            assert people.check_password("clerk", "wrong") is None
        assert people.check_password("clerk", "right-password-1") is None
        Staff.objects.filter(pk=staff.pk).update(locked_until=timezone.now() - LOCK_TIME)
        assert people.check_password("clerk", "right-password-1") == staff

    def test_a_right_password_forgets_the_wrong_ones(self) -> None:
        make_staff()
        for _ in range(3):
            for _ in range(4):
                people.check_password("clerk", "wrong")
            assert people.check_password("clerk", "right-password-1") is not None

    def test_nobody_and_those_switched_off_do_not_get_in(self) -> None:
        staff = make_staff()
        people.switch(staff, active=False)
        assert people.check_password("clerk", "right-password-1") is None
        assert people.check_password("nobody", "right-password-1") is None

    def test_the_first_accounts_are_made_once(self) -> None:
        made = people.first_accounts("王示琴")
        assert {a.username: a.role for a in made} == {"admin": Role.ADMIN, "clerk": Role.CLERK}
        assert all(people.check_password(a.username, a.password) for a in made)
        assert people.first_accounts() == ()
        assert Staff.objects.get(username="clerk").masked_name == "王*琴"

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"username": "a b"}, "用户名"),
            ({"username": "CLERK"}, "已有人用"),
            ({"name": "王3"}, "数字"),
            ({"unit": ""}, "单位"),
            ({"unit": "99999"}, "单位"),
            ({"role": "king"}, "岗位"),
            ({"role": "window"}, "只能设在"),
        ],
    )
    def test_a_wrong_account_is_said(self, changes: dict[str, str], said: str) -> None:
        make_staff()
        fields = {"username": "new", "name": "李示范", "unit": unit_key(), "role": "clerk"}
        outcome = people.add_staff(fields | changes)
        assert isinstance(outcome, list)
        assert said in outcome[0]

    def test_a_handed_out_password_must_be_changed(self) -> None:
        fields = {
            "username": "new",
            "name": "李示范",
            "unit": unit_key("420626106"),
            "role": "window",
        }
        made = people.add_staff(fields)
        assert isinstance(made, people.NewAccount)
        staff = people.check_password("new", made.password)
        assert staff is not None
        assert staff.must_change_password
        assert people.change_password(staff, "wrong", "x" * 12, "x" * 12)
        assert people.change_password(staff, made.password, "1234567890123", "1234567890123")
        assert people.change_password(staff, made.password, "一个新的密码不难记", "别的")
        assert people.change_password(staff, made.password, made.password, made.password)
        good = "山里的梅花今天开了十朵"
        assert people.change_password(staff, made.password, good, good) == []
        assert people.check_password("new", good) is not None


@pytest.mark.django_db
class TestOrganisations:
    @staticmethod
    def of_admin() -> Client:
        client = Client()
        client.force_login(make_staff("admin", Role.ADMIN))
        return client

    def test_a_department_is_entered_renamed_and_found_by_what_matters_call_it(self) -> None:
        client = self.of_admin()
        root = Org.objects.get(kind="county")
        fields = {
            "kind": "department",
            "name": "保康县示例局",
            "parent": str(root.pk),
            "township": "420626106",
        }
        assert client.post("/orgs/", fields)["Location"] == "/orgs/"
        made = Org.objects.get(name="保康县示例局")
        assert (made.township, made.parent) == ("", root)
        staff = people.add_staff({"username": "d01", "name": "王示琴", "unit": str(made.pk), "role": "clerk"})
        assert isinstance(staff, people.NewAccount)
        changed = {
            "todo": "save",
            "name": "保康县示例服务局",
            "aliases": "保康县示例局\n示例局",
            "parent": "",
        }
        assert client.post(f"/orgs/{made.pk}/", changed).status_code == 302
        assert Staff.objects.get(username="d01").org == "保康县示例服务局"
        assert Owners().of("示例局", "420626106") == made.pk
        assert "示例局" in client.get(f"/orgs/{made.pk}/").content.decode()
        assert client.post(f"/orgs/{made.pk}/", {"todo": "off"}).status_code == 400
        people.switch(Staff.objects.get(username="d01"), active=False)
        assert client.post(f"/orgs/{made.pk}/", {"todo": "off"}).status_code == 302
        assert Owners().of("示例局", "420626106") is None

    def test_what_is_wrong_with_an_organisation_is_said(self) -> None:
        client = self.of_admin()
        for fields, said in (
            ({"kind": "department", "name": "x"}, "2 到 80"),
            ({"kind": "king", "name": "某某局"}, "类别"),
            ({"kind": "station", "name": "某某村便民服务站"}, "哪个乡镇"),
            ({"kind": "department", "name": "保康县行政审批局"}, "已经有叫"),
            ({"kind": "department", "name": "某某局", "credit_code": "123"}, "代码"),
        ):
            answer = client.post("/orgs/", fields)
            assert answer.status_code == 400
            assert said in answer.content.decode(), fields
        root = Org.objects.get(kind="county")
        answer = client.post(f"/orgs/{root.pk}/", {"name": root.name, "parent": str(root.pk)})
        assert "不能是它自己" in answer.content.decode()

    def test_somebody_is_moved_and_gets_another_office_at_once(self) -> None:
        client = self.of_admin()
        fields = {"username": "h001", "name": "王示琴", "unit": unit_key("420626106"), "role": "helper"}
        assert isinstance(people.add_staff(fields), people.NewAccount)
        staff = Staff.objects.get(username="h001")
        there = {"todo": "save", "name": "王示琴", "unit": unit_key("420626100"), "role": "window"}
        assert client.post(f"/staff/{staff.pk}/", there).status_code == 302
        staff.refresh_from_db()
        assert (staff.role, staff.township, staff.org) == ("window", "420626100", "城关镇党群服务中心")
        wrong = client.post(f"/staff/{staff.pk}/", there | {"role": "clerk"})
        assert wrong.status_code == 400
        admin = Staff.objects.get(username="admin")
        client.post(
            f"/staff/{admin.pk}/", {"todo": "save", "name": "王示琴", "unit": unit_key(), "role": "clerk"}
        )
        admin.refresh_from_db()
        assert admin.role == "admin"

    def test_a_page_that_was_opened_before_puts_nothing_else_back(self) -> None:
        """A new password brings back no office, another name no organisation that was switched off."""
        fields = {"username": "h001", "name": "王示琴", "unit": unit_key("420626106"), "role": "helper"}
        people.add_staff(fields)
        stale = Staff.objects.get(username="h001")
        assert people.change_staff(stale, fields | {"role": "window"}) == []
        people.reset_password(stale)
        now = Staff.objects.get(username="h001")
        assert (now.role, now.must_change_password) == ("window", True)
        org = Org.objects.create(kind="department", name="保康县示例局")
        assert switch_org(Org.objects.get(pk=org.pk), active=False) == ""
        assert isinstance(save_org(org, {"name": "保康县示例服务局"}), Org)
        assert not Org.objects.get(name="保康县示例服务局").is_active


@pytest.mark.django_db
class TestRoster:
    """Who of the staff the terminals know."""

    @staticmethod
    def known_to(terminal: Terminal) -> dict[str, StaffMember]:
        records = [r for r in feed_of(terminal).records if r.topic == "staff"]
        return {r.key: msgspec.json.decode(r.body, type=StaffMember) for r in records if r.body is not None}

    @staticmethod
    def add(username: str, role: Role, township: str) -> Staff:
        fields = {"username": username, "name": "王示琴", "role": role.value}
        assert not isinstance(people.add_staff(fields | {"unit": unit_key(township)}), list)
        return Staff.objects.get(username=username)

    def test_a_township_s_helpers_are_known_to_its_terminals_alone_and_by_masked_name(self) -> None:
        here, there = make_terminal("420626106"), make_terminal("420626100")
        self.add("h001", Role.HELPER, "420626106")
        self.add("k001", Role.KEEPER, "")
        self.add("c001", Role.WINDOW, "420626106")
        assert set(self.known_to(here)) == {"h001", "k001"}
        assert set(self.known_to(there)) == {"k001"}
        helper = self.known_to(here)["h001"]
        assert (helper.name, helper.duty, helper.active) == ("王*琴", Duty.HELPER, True)

    def test_whoever_is_switched_off_is_told_to_be_so(self) -> None:
        here = make_terminal("420626106")
        helper = self.add("h001", Role.HELPER, "420626106")
        people.switch(helper, active=False)
        assert not self.known_to(here)["h001"].active
        people.switch(helper, active=True)
        assert self.known_to(here)["h001"].active

    def test_a_pin_reaches_the_terminal_as_a_hash_alone_and_goes_with_the_account(self) -> None:
        here = make_terminal("420626106")
        helper = self.add("h001", Role.HELPER, "420626106")
        helper.set_password("山里的梅花今天开了")
        helper.save()
        assert people.set_pin(helper, "别的密码", "274913", "274913")
        assert people.set_pin(helper, "山里的梅花今天开了", "274913", "274914")
        assert people.set_pin(helper, "山里的梅花今天开了", "123456", "123456")
        assert self.known_to(here)["h001"].pin == ""
        assert people.set_pin(helper, "山里的梅花今天开了", "274913", "274913") == []
        assert pin_fits("274913", self.known_to(here)["h001"].pin)
        people.switch(helper, active=False)
        assert self.known_to(here)["h001"].pin == ""
        people.switch(helper, active=True)
        people.clear_pin(helper)
        assert self.known_to(here)["h001"].pin == ""

    def test_a_card_reaches_the_terminal_as_a_hash_alone_and_is_kept_nowhere(self, client: Client) -> None:
        here, number = make_terminal("420626106"), id_number("19850303", 4)
        helper = self.add("h001", Role.HELPER, "420626106")
        helper.set_password("山里的梅花今天开了")
        helper.must_change_password = False
        helper.save()
        client.force_login(helper)
        typed = {"password": "山里的梅花今天开了", "card": number, "todo": "card"}
        assert client.post("/pin/", typed | {"card": "123"}).status_code == 400
        assert client.post("/pin/", typed | {"password": "别的"}).status_code == 400
        assert self.known_to(here)["h001"].card == ""
        assert client.post("/pin/", typed).status_code == 302
        assert card_fits(number, self.known_to(here)["h001"].card)
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM people_staff")
            assert number not in str(cursor.fetchall())
        assert client.post("/pin/", typed | {"todo": "card-off"}).status_code == 302
        assert self.known_to(here)["h001"].card == ""
        client.post("/pin/", typed)
        helper.refresh_from_db()
        people.clear_pin(helper)  # by an administrator, when it was lost
        assert self.known_to(here)["h001"].card == ""

    def test_the_page_sets_one_s_own_pin(self, client: Client) -> None:
        helper = self.add("h001", Role.HELPER, "420626106")
        helper.set_password("山里的梅花今天开了")
        helper.must_change_password = False
        helper.save()
        client.force_login(helper)
        typed = {"password": "山里的梅花今天开了", "pin": "274913", "again": "274913"}
        assert client.post("/pin/", typed | {"pin": "1"}).status_code == 400
        assert client.post("/pin/", typed).status_code == 302
        assert "h001" in client.get("/pin/").content.decode()
        helper.refresh_from_db()
        assert pin_fits("274913", helper.pin_hash)


def test_every_township_has_a_place_of_its_own_on_the_map() -> None:
    assert set(TILES) == {township.code for township in TOWNSHIPS}
    assert len(set(TILES.values())) == len(TILES)
    assert all(1 <= row <= 5 and 1 <= column <= 5 for row, column in TILES.values())
