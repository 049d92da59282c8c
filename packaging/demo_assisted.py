"""The assisted visit of ``make demo``: a helper files for somebody who cannot come, with their letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.helpers.county_server import CountyServer
    from tests.journeys.station import Station

NUMBER, PIN = "bb0312", "274913"


def assist(
    machine: Station,
    county: CountyServer,
    passwords: dict[str, str],
    take: Callable[[str, str], None],
    say: Callable[[str], None],
) -> str:
    """From the helper's account to the case at the county; the id of the case. take: a picture."""
    from tests.helpers.people import id_number
    from tests.journeys.clerk import Clerk
    from tests.journeys.filling import fill_form
    from tests.journeys.pages import Home, Identify
    from tests.journeys.staff_pages import Help, Letter
    from tests.journeys.station import TOWNSHIP

    admin = Clerk(county.url, "admin", passwords["admin"])
    password = admin.new_account(NUMBER, "王示琴", "helper", TOWNSHIP)
    Clerk(county.url, NUMBER, password).set_pin(PIN)
    machine.wait(lambda: machine.pin_known(NUMBER), "the helper to be known at the machine")
    say("【县里】管理员登记帮办员，帮办员自己设好机器口令。")
    finger = machine.finger
    Home.of(finger)
    desk = Help.of(finger).staff().sign_in(NUMBER, PIN)
    take("helper-desk", "【帮办员】在机器上登录，看帮办工作台。")
    desk.new("entrusted")
    Home(finger).domain("人社").matter(machine.matter().code).begin()
    finger.touch("name_input")
    finger.compose("李示例")
    finger.touch("number_open")
    finger.pad(id_number("19480404", order=2))
    finger.touch("next")
    finger.wait_for(lambda: finger.sees("phone_open"), "the question who is here")
    Identify(finger).fill("王示琴", id_number("19850615", order=8), "13800000008")
    finger.touch("next")
    letter = Letter(finger).relation(4)
    letter.print()
    take("letter", "【帮办员】替卧床的老人办：打印委托书，念给本人听。")
    form = letter.sign_here()
    receipt = fill_form(form).go_on().sign_name().submit()
    take("assisted-receipt", "【老人】委托书签了名，申请交上了；评价时帮办员已自动退出。")
    receipt.end()
    stub = machine.store.stubs()[-1]
    machine.wait_until_sent()
    machine.wait_for_state(stub.case_id, "received")
    say("【县里】办件到了：申请人、代办人、委托书和帮办员都在上面。")
    return stub.case_id
