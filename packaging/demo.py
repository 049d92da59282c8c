"""``make demo``: one case from the touch screen to the county and back, unattended.

Everything is real: the county server in a process of its own, the console over HTTP, the agent, the kiosk's
QML window driven by touch (offscreen), and a wire between them that is cut in the middle. Screenshots and
the receipt are left in build/demo/.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.helpers.county_server import CountyServer
    from tests.journeys.station import Station

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
OUT = ROOT / "build" / "demo"
NAME, PHONE = "张示例", "13800000000"
#: Milliseconds without a new frame after which a page stands still.
STILL = 300


def say(words: str) -> None:
    print(words, flush=True)


class Once(logging.Filter):
    """Lets through what the agent has not said before: while the line is cut it tries ten times a second,
    and says so each time, which would bury the story that is told."""

    def __init__(self) -> None:
        super().__init__()
        self._said: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        new = record.msg not in self._said
        self._said.add(record.msg)
        return new


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"
    os.environ["QT_LOGGING_RULES"] = (
        "qt.multimedia.*=false;qt.qml.propertyCache.append=false;qt.virtualkeyboard.pinyin=false"
    )
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="doorstep-demo-") as folder:
        home = Path(folder)
        os.environ["XDG_CONFIG_HOME"] = str(home / "config")
        (home / "config" / "qtvirtualkeyboard" / "pinyin").mkdir(parents=True)
        return play(home)


def play(folder: Path) -> int:
    """The whole way, told step by step."""
    from PySide6.QtGui import QGuiApplication

    from kiosk.__main__ import prepare_environment
    from sync.model.settings import Settings
    from tests.helpers.county_server import CountyServer
    from tests.helpers.county_template import Furniture
    from tests.journeys.station import station

    prepare_environment()
    application = QGuiApplication.instance() or QGuiApplication(["demo"])
    logging.getLogger("doorstep").setLevel(logging.WARNING)
    logging.getLogger("doorstep.line").addFilter(Once())
    say("【县里】启动县级服务器，导入事项清单和申请表……")
    with CountyServer(folder / "county", long_poll_most=5, furniture=Furniture.ALL) as county:
        accounts = county.first_accounts()
        say("【终端】用一次性登记码登记，领取办事清单……")
        with station(folder / "machine", county, Settings()) as machine:
            told = tell(machine, county, accounts)
    del application
    say(f"【完成】截图和回执单在 {OUT.relative_to(ROOT)}/，共 {len(list(OUT.iterdir()))} 个文件。")
    return told


def tell(machine: Station, county: CountyServer, accounts: dict[str, str]) -> int:
    from demo_assisted import assist

    from sync.model.receipt import ReceiptNumber, parse_receipt_number
    from tests.helpers.people import id_number
    from tests.journeys.clerk import Clerk
    from tests.journeys.filling import fill_form, to_guide
    from tests.journeys.pages import Home, Idle

    number = id_number("19791231", order=3)
    shots = Shots(machine)
    count = len(machine.kiosk.catalogue.matters())
    shots.take("idle", f"【终端】待机画面，清单已有 {count} 个事项。")
    guide = to_guide(machine)
    shots.take("guide", "【群众】按“人社”找到“城乡居民养老保险参保登记”，看一次性告知。")
    page = guide.begin()
    machine.proxy.go_offline()
    say("【网络】断开（真的把线切断了）。")
    page.fill(NAME, number, PHONE)
    shots.take("identify", "【群众】输入姓名、身份证号码、手机号码。")
    materials = fill_form(page.go_on())
    shots.take("materials", "【群众】填完申请表，看材料清单。")
    sign = materials.go_on()
    sign.sign_name()
    shots.take("sign", "【群众】核对，勾选承诺，用手指签名。")
    receipt = sign.submit()
    machine.finger.see("slip")
    no = receipt.number
    say(f"【终端】断网提交成功，回执号 {no}：{receipt.sentence}。")
    receipt.print()
    shots.take("receipt", "【终端】生成回执单。")
    for pdf in machine.paper.rglob("*.pdf"):
        shutil.copy(pdf, OUT / "receipt.pdf")
    receipt.end()
    say("【终端】结束办理，屏幕和打印文件已清空。")
    parsed = parse_receipt_number(no)
    tail = getattr(parsed, "tail", "")
    must(isinstance(parsed, ReceiptNumber), "回执号能读回来")
    must(machine.mailbox.line().waiting == 1, "办件在本机等着报送")

    machine.proxy.go_online()
    machine.wait_until_sent()
    say("【网络】恢复，办件自动报送，县里已回执。")

    user = next(name for name in accounts if "clerk" in name or name != "admin")
    clerk = Clerk(county.url, user, accounts[user])
    case_id = clerk.find(no)
    clerk.act(case_id, "accept")
    say("【窗口】在办件台受理，开始计时。")
    machine.wait_for_state(case_id, "accepted")
    case = Home.of(machine.finger).progress().find(tail, number)
    shots.take("progress-accepted", f"【群众】凭回执号和身份证号查进度：{case.state}。")
    case.end()
    clerk.act(case_id, "complete", "已办好，凭回执号在自助终端随时能查。")
    say("【窗口】办结。")
    machine.wait_for_state(case_id, "completed")
    case = Home.of(machine.finger).progress().find(tail, number)
    shots.take("progress-completed", f"【群众】再查进度：{case.state}。")
    rating = case.rate()
    rating.give(1, "510")
    shots.take("rating", "【群众】评价：非常满意。")
    machine.wait_until_sent()
    rating.end()
    Idle(machine.finger)
    must("非常满意" in clerk.page(f"/cases/{case_id}/"), "评价在办件台上")
    say("【县里】评价已到，办件台上能看到。")
    assisted = assist(machine, county, accounts, shots.take, say)
    page = clerk.page(f"/cases/{assisted}/")
    must(all(words in page for words in ("委托书", "代办人", "王*琴")), "委托书和帮办员在办件台上")
    return 0


def must(true: bool, what: str) -> None:
    """Stop when something that was told is not so. Raises RuntimeError."""
    if not true:
        raise RuntimeError(f"没有做到：{what}")


class Shots:
    def __init__(self, machine: Station) -> None:
        self._machine = machine
        self._number = 0

    def take(self, name: str, words: str) -> None:
        from PySide6.QtCore import QDeadlineTimer

        from tests.journeys.finger import run_until

        self._number += 1
        window = self._machine.kiosk.window
        must(window is not None, "窗口开着")
        still, most = QDeadlineTimer(STILL), QDeadlineTimer(10 * STILL)
        again = window.frameSwapped.connect(lambda: still.setRemainingTime(STILL))
        window.update()
        # Titles fade in and ticks are drawn; what waits for the line moves for as long as it waits.
        run_until(lambda: still.hasExpired() or most.hasExpired(), "the page to stand still")
        window.disconnect(again)
        window.grabWindow().save(str(OUT / f"{self._number:02d}-{name}.png"))
        say(words)


if __name__ == "__main__":
    raise SystemExit(main())
