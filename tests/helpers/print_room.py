"""A private print service for tests: cupsd on a Unix socket, and behind it a printer that speaks IPP
(ippeveprinter, of the CUPS project), whose troubles are driven by hand. The machine's own is not touched.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

from tests.helpers.clock import eventually

PROGRAMS = ("/usr/sbin/cupsd", "/usr/sbin/ippeveprinter", "/usr/sbin/lpadmin", "/usr/bin/dbus-daemon")
QUEUE = "A4"

_FILES = """
ServerRoot {root}/etc
CacheDir {root}/cache
RequestRoot {root}/spool
StateDir {root}/state
TempDir {root}/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
{user}
"""
_SERVICE = """
LogLevel info
Listen {root}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobHistory Yes
PreserveJobFiles 86400
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
# What the printer does with a sheet: waits while `trouble` names what ails it, then lays it into `out`.
_PRINT = """#!/bin/sh
seen=""
while :; do
  want=$(cat "{root}/trouble" 2>/dev/null)
  if [ "$want" != "$seen" ]; then
    [ -z "$seen" ] || echo "STATE: -$seen" >&2
    [ -z "$want" ] || echo "STATE: +$want" >&2
    seen=$want
  fi
  [ -n "$want" ] || break
  [ -d "{root}/out" ] || exit 1
  sleep 0.05
done
cp "$1" "{root}/out/$(date +%s%N).pdf"
left=$(cat "{root}/left" 2>/dev/null)
[ -z "$left" ] || echo "STATE: +$left" >&2
"""


def why_not() -> str:
    """Why there can be no print service here; empty when there can."""
    missing = [p for p in PROGRAMS if not Path(p).exists()]
    return f"not installed (packaging/bootstrap test installs them): {', '.join(missing)}" if missing else ""


class PrintRoom:
    """``with PrintRoom() as room: CupsPrinter(QUEUE, str(room.socket))``."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="doorstep-print-"))
        self.socket = self.root / "cups.sock"
        self.out = self.root / "out"
        self._port = _free_port()
        self._bus: subprocess.Popen[bytes] | None = None
        self._cupsd: subprocess.Popen[bytes] | None = None
        self._device: subprocess.Popen[bytes] | None = None

    # ---- what a hand does to the printer ----

    def ail(self, reasons: str) -> None:
        """IPP's keyword for what is wrong from now on (``media-empty-error``)."""
        part = self.root / "trouble.part"
        part.write_text(reasons)
        part.rename(self.root / "trouble")

    def mend(self) -> None:
        self.ail("")

    def ail_afterwards(self, reasons: str) -> None:
        """What is wrong once the next sheet is out: the tray ran empty with it. "" for nothing."""
        (self.root / "left").write_text(reasons)

    def print_past_the_service(self, sheet: Path) -> None:
        """Somebody else's sheet, of which CUPS hears nothing."""
        address = f"ipp://localhost:{self._port}/ipp/print"
        command = ["/usr/bin/ipptool", "-T", "30", "-f", str(sheet), "-d", "filetype=application/pdf"]
        subprocess.run([*command, address, "print-job.test"], check=True, capture_output=True)

    def sheets(self) -> list[Path]:
        """What came out, the oldest first."""
        return sorted(self.out.glob("*.pdf"))

    def heard(self) -> str:
        """What was asked of the printer."""
        return (self.root / "log" / "printer").read_text("utf-8", "replace")

    @property
    def switched_on(self) -> bool:
        return self._device is not None

    def switch_off(self) -> None:
        """The printer's power switch."""
        _stop(self._device)
        self._device = None

    def switch_on(self) -> None:
        environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.root}/bus"}
        self._device = self._start(
            "printer",
            [
                *(
                    "/usr/sbin/ippeveprinter",
                    "-p",
                    str(self._port),
                    "-n",
                    "localhost",
                    "-r",
                    "off",
                    "-k",
                    "-v",
                ),
                *(
                    "-d",
                    str(self.root / "ipp"),
                    "-f",
                    "application/pdf",
                    "-c",
                    str(self.root / "print"),
                    "A4",
                ),
            ],
            environment,
        )
        eventually(lambda: _answers(self._port))

    def stop_service(self) -> None:
        _stop(self._cupsd)
        self._cupsd = None
        self.socket.unlink(missing_ok=True)

    def start_service(self) -> None:
        self._cupsd = self._start(
            "cupsd",
            [
                *("/usr/sbin/cupsd", "-f", "-c", str(self.root / "cupsd.conf")),
                *("-s", str(self.root / "cups-files.conf")),
            ],
        )
        eventually(lambda: _takes(self.socket))

    def hang_service(self) -> None:
        """It takes connections and answers nothing."""
        assert self._cupsd is not None
        self._cupsd.send_signal(signal.SIGSTOP)

    def wake_service(self) -> None:
        assert self._cupsd is not None
        self._cupsd.send_signal(signal.SIGCONT)

    def spooled(self) -> list[Path]:
        """Sheets that lie in the spool of the print service."""
        return sorted((self.root / "spool").glob("d*"))

    # ---- opening and closing ----

    def _start(
        self, name: str, command: list[str], environment: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        with (self.root / "log" / name).open("ab") as log:
            return subprocess.Popen(command, env=environment, stdout=log, stderr=log)

    def __enter__(self) -> PrintRoom:
        for name in ("etc", "cache", "spool", "state", "log", "tmp", "ipp", "out"):
            (self.root / name).mkdir()
        (self.root / "print").write_text(_PRINT.format(root=self.root))
        (self.root / "print").chmod(0o755)
        user = ""
        if os.geteuid() == 0:
            # cupsd started by root serves as somebody else, who must reach its folders.
            lp = pwd.getpwnam("lp")
            user = "User lp\nGroup lp\nSystemGroup root"
            self.root.chmod(0o755)
            for place in self.root.iterdir():
                os.chown(place, lp.pw_uid, lp.pw_gid)
        (self.root / "cups-files.conf").write_text(_FILES.format(root=self.root, user=user))
        (self.root / "cupsd.conf").write_text(_SERVICE.format(root=self.root))
        try:
            address = f"--address=unix:path={self.root}/bus"
            self._bus = self._start("bus", ["/usr/bin/dbus-daemon", "--session", "--nofork", address])
            eventually((self.root / "bus").exists)
            self.switch_on()
            self.start_service()
            subprocess.run(
                [
                    *("/usr/sbin/lpadmin", "-h", str(self.socket), "-p", QUEUE, "-E", "-m", "raw"),
                    *(
                        "-v",
                        f"ipp://localhost:{self._port}/ipp/print",
                        "-o",
                        "printer-error-policy=retry-job",
                    ),
                ],
                check=True,
                capture_output=True,
            )
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        for process in (self._cupsd, self._device, self._bus):
            _stop(process)
        self._cupsd = self._device = self._bus = None
        shutil.rmtree(self.root, ignore_errors=True)


def _stop(process: subprocess.Popen[bytes] | None) -> None:
    if process is None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.send_signal(signal.SIGCONT)
        process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _takes(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(path)) == 0


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
