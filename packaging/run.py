"""`make run`: the county server, the terminal's agent and the kiosk window, together on one machine.

    .venv/bin/python packaging/run.py [--config FILE] [--once SECONDS]

For development and for showing; production has systemd units (packaging/README.md). State is kept in the
folder that config.toml names (var/): a second run goes on with it.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from supervise.child import Child, describe_end
from supervise.display import Screen, VirtualScreen, fitting_scale, free_display, own_screen, socket_of
from supervise.first_load import FirstLoad, StepError
from supervise.log import Log
from supervise.ports import answers, free_port, is_free
from supervise.run_config import adapted, to_toml, with_devices
from supervise.watch import STOP, Watch

from sync.model.settings import Settings, SettingsError, read_settings

ROOT = Path(__file__).resolve().parent.parent
VNC_PORT, DEVICES_PORT = 5900, 8690


class StoppedError(Exception):
    """Somebody asked to stop while things were still being started."""


class Runner:
    """One `make run`, from the lock to the last child's end."""

    def __init__(self, config: Path, log: Log, *, devices: bool = False) -> None:
        """devices: simulated ones, driven by hand on a page of their own."""
        self._log, self._devices = log, devices
        text = config.read_text(encoding="utf-8") if config.is_file() else ""
        self._settings = read_settings(text, config.name)
        self._state = (config.absolute().parent / self._settings.paths.state).resolve()
        self._folder = self._state / "run"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._own_config = self._folder / "config.toml"
        self._events: SimpleQueue[object] = SimpleQueue()
        self._asked_to_stop = False
        self._watch = Watch(log, self._events)
        self._env = {"DOORSTEP_CONFIG": str(self._own_config), "PYTHONPATH": str(ROOT)}
        self._lock = self._take_lock()

    def _take_lock(self) -> IO[str]:
        lock = (self._folder / "lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise StepError(
                f"已经有一个 make run 在使用 {self._state}（进程 {lock.read().strip()}）。"
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        return lock

    def ask_to_stop(self, *_: object) -> None:
        """For signal handlers: SimpleQueue.put may be called from one."""
        self._asked_to_stop = True
        self._events.put(STOP)

    def run(self, seconds: float | None) -> int:
        """Everything. ``seconds``: stop by itself after so long (for trying it unattended)."""
        try:
            self._start()
            if seconds is not None:
                timer = threading.Timer(seconds, self.ask_to_stop)
                timer.daemon = True
                timer.start()
            return self._watch.run()
        except StoppedError:
            return 0
        except StepError as error:
            self._log.say(str(error))
            return 1
        finally:
            self._watch.stop()
            self._log.say(f"已全部停止，数据还在 {self._state}。")

    # -- the order of things ------------------------------------------------------------------------

    def _start(self) -> None:
        load = FirstLoad(ROOT, self._state, {**os.environ, **self._env}, self._log, self._pause_point)
        port = self._county_port(load.enrolled_port())
        screen = self._screen()
        display = self._settings.display
        scale = fitting_scale((display.width, display.height), (screen.width, screen.height), display.scale)
        if scale != display.scale:
            self._log.say(f"屏幕放不下 {display.width}×{display.height} 的窗口，按 {scale:.2f} 倍显示。")
        settings = adapted(self._settings, state=self._state, port=port, scale=scale)
        if self._devices:
            settings = self._start_devices(settings)
        self._own_config.write_text(to_toml(settings), encoding="utf-8")

        load.county()
        new_accounts = load.accounts()
        url = settings.line.county_url
        county = self._child("县", "县级服务器", "sync.county", "serve")
        self._watch.start(county)
        self._wait_for(lambda: answers(url + "/"), county, "县级服务器", 60)
        load.terminal(self._own_config, url, port)
        self._pause_point()
        self._watch.start(self._child("线", "报送程序", "sync.terminal", *self._config_option(), "run"))
        kiosk = self._child("机", "终端窗口", "kiosk", *self._config_option(), "run", env=dict(screen.env))
        self._watch.lead(kiosk)
        self._watch.start(kiosk)
        self._introduce(settings, load, new_accounts)

    def _start_devices(self, settings: Settings) -> Settings:
        """The settings, with the simulated devices for those that config.toml does not name."""
        folder, port = self._folder / "devices", free_port(DEVICES_PORT)
        bench = self._command(
            "设", "设备台", [sys.executable, str(ROOT / "packaging" / "devices.py"), str(folder), str(port)]
        )
        self._watch.start(bench)
        self._wait_for(lambda: answers(f"http://127.0.0.1:{port}/"), bench, "设备台", 60)
        self._log.say(f"设备台（simulated devices）：http://127.0.0.1:{port}/")
        return with_devices(settings, folder, printing=(folder / "print" / "cups.sock").exists())

    def _county_port(self, enrolled: int | None) -> int:
        wanted, host = self._settings.county.port, self._settings.county.host
        if enrolled:
            if not is_free(enrolled, host):
                raise StepError(
                    f"终端登记时县级服务器在 {enrolled} 端口，现在被别的程序占用。请先关掉它再运行。"
                )
            return enrolled
        port = free_port(wanted, host=host)
        if port != wanted:
            self._log.say(f"{wanted} 端口被别的程序占用，改用 {port}。")
        return port

    def _introduce(self, settings: Settings, load: FirstLoad, new_accounts: bool) -> None:
        say = self._log.say
        say("")
        say(f"县级工作台（county console）：{settings.line.county_url}/")
        if new_accounts:
            for line in load.accounts_file.read_text(encoding="utf-8").splitlines():
                if "密码：" in line:
                    say(f"  {line}")
            say(f"  账号和密码也记在 {load.accounts_file}（只有您能读），记住以后请删掉。")
        elif load.accounts_file.exists():
            say(f"  第一次运行时的账号和密码（first accounts）在 {load.accounts_file}")
        say(f"数据（data）：{self._state}　　停止（stop）：Ctrl-C")
        say("")

    # -- the screen ---------------------------------------------------------------------------------

    def _screen(self) -> Screen:
        found = own_screen(os.environ)
        if found:
            return found
        missing = VirtualScreen.missing()
        if missing:
            raise StepError(
                f"这里没有显示器，也没有 {'、'.join(missing)}。请先运行 packaging/bootstrap run。"
            )
        display = self._settings.display
        virtual = VirtualScreen(self._folder, display.width, display.height)
        virtual.write_secrets()
        number = free_display()
        server = self._command("屏", "虚拟屏幕", virtual.server_command(number))
        self._watch.start(server)
        self._wait_for(socket_of(number).exists, server, "虚拟屏幕", 15)
        port = free_port(VNC_PORT)
        self._watch.start(self._command("屏", "远程查看", virtual.viewer_command(number, port)))
        say = self._log.say
        say("这里没有显示器，窗口开在虚拟屏幕上（no display here: the window is on a virtual screen）。")
        say(f"  在自己的电脑上：ssh -N -L {port}:127.0.0.1:{port} 用户@{os.uname().nodename}")
        say(f"  再用 VNC 看图软件连接 127.0.0.1:{port}，密码在 {virtual.password_file}")
        return virtual.screen(number)

    # -- children -----------------------------------------------------------------------------------

    def _config_option(self) -> tuple[str, str]:
        return ("--config", str(self._own_config))

    def _child(
        self, who: str, name: str, module: str, *words: str, env: dict[str, str] | None = None
    ) -> Child:
        return self._command(who, name, [sys.executable, "-m", module, *words], env)

    def _command(self, who: str, name: str, command: list[str], env: dict[str, str] | None = None) -> Child:
        merged = {**self._env, **(env or {})}
        return Child(who, name, command, env=merged, cwd=ROOT, log=self._log, events=self._events)

    def _pause_point(self) -> None:
        if self._asked_to_stop:
            raise StoppedError

    def _wait_for(self, ready: Callable[[], bool], child: Child, name: str, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not ready():
            self._pause_point()
            if not child.running:
                raise StepError(f"{name}没有起来：{describe_end(child.returncode)}，原因见上。")
            if time.monotonic() > until:
                raise StepError(f"{name} {seconds:.0f} 秒内没有起来。")
            time.sleep(0.1)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make run", description=__doc__.splitlines()[0])
    parser.add_argument("--config", type=Path, default=ROOT / "config.toml", help="another config.toml")
    parser.add_argument("--once", type=float, metavar="SECONDS", help="stop by itself after so long")
    parser.add_argument("--devices", action="store_true", help="simulated devices and their page")
    chosen = parser.parse_args(arguments)
    log = Log()
    os.umask(0o077)  # what citizens filed is in the state folder
    try:
        runner = Runner(chosen.config, log, devices=chosen.devices)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, runner.ask_to_stop)
        return runner.run(chosen.once)
    except (StepError, SettingsError, RuntimeError) as error:
        log.say(str(error))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
