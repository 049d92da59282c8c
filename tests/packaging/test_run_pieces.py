"""Pieces of `make run`: the screen, the settings of one run, ports, the marks of the first load."""

from __future__ import annotations

import http.server
import shutil
import socket
import stat
import threading
from pathlib import Path

import pytest
from supervise.display import VirtualScreen, fitting_scale, own_screen, write_private
from supervise.first_load import LOADS, FirstLoad, StepError, code_in, digest_of
from supervise.log import Log
from supervise.ports import answers, free_port, is_free
from supervise.run_config import adapted, to_toml

from sync.model.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("screen", "wanted", "scale"),
    [
        ((1080, 2100), 1.0, 1.0),
        ((1920, 1080), 1.0, 0.5),
        ((3840, 2160), 1.0, 1.0),
        ((1366, 768), 1.0, 0.35),
        ((200, 200), 1.0, 0.25),
        ((1920, 1080), 0.4, 0.4),
        ((0, 0), 1.0, 1.0),
    ],
)
def test_the_window_fits_the_screen(screen: tuple[int, int], wanted: float, scale: float) -> None:
    assert fitting_scale((1080, 1920), screen, wanted) == scale


def test_no_display_is_noticed() -> None:
    assert own_screen({}) is None


def test_a_display_that_is_not_there_is_noticed() -> None:
    assert own_screen({"DISPLAY": ":4711", "PATH": "/usr/bin", "QT_QPA_PLATFORM": "xcb"}) is None


def test_settings_of_a_run_are_read_back_as_they_were(tmp_path: Path) -> None:
    settings = adapted(Settings(), state=tmp_path / '有 "引号" 的\\文件夹', port=8777, scale=0.45)
    assert read_settings(to_toml(settings)) == settings
    assert settings.line.county_url == "http://127.0.0.1:8777"
    assert settings.display.scale == 0.45


def test_a_private_file_is_private_from_its_first_byte(tmp_path: Path) -> None:
    target = tmp_path / "new" / "file"
    write_private(target, b"one")
    write_private(target, b"two")
    assert target.read_bytes() == b"two"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_link_laid_in_the_way_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "file").symlink_to(victim)
    write_private(tmp_path / "file", b"secret")
    assert victim.read_bytes() == b"mine"


def test_a_virtual_screen_listens_on_the_loopback_address_with_secrets(tmp_path: Path) -> None:
    screen = VirtualScreen(tmp_path, 1080, 1920)
    screen.write_secrets()
    command = screen.viewer_command(99, 5901)
    assert "-localhost" in command
    assert "-passwdfile" in command
    assert len(screen.password_file.read_text().strip()) == 8
    assert "-nolisten" in screen.server_command(99)
    assert "-auth" in screen.server_command(99)
    before = screen.password_file.read_text()
    screen.write_secrets()
    assert screen.password_file.read_text() != before


@pytest.mark.skipif(shutil.which("xauth") is None, reason="xauth is not installed")
def test_the_cookie_file_is_one_that_x_reads(tmp_path: Path) -> None:
    import subprocess

    screen = VirtualScreen(tmp_path, 1080, 1920)
    screen.write_secrets()
    listed = subprocess.run(
        ["xauth", "-f", str(tmp_path / "xauthority"), "list"], capture_output=True, text=True, check=True
    )
    assert "MIT-MAGIC-COOKIE-1" in listed.stdout


def test_a_taken_port_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not is_free(port)
        assert free_port(port) > port


def test_no_free_port_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(RuntimeError, match="端口都被占用"):
            free_port(taken.getsockname()[1], tries=1)


@pytest.mark.parametrize(
    ("status", "up"), [(200, True), (302, True), (403, True), (500, False), (503, False)]
)
def test_a_server_that_answers(status: int, up: bool) -> None:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        try:
            assert answers(f"http://127.0.0.1:{server.server_port}/") is up
        finally:
            server.shutdown()
            serving.join()


def test_nobody_there_is_no_answer(free_port: int) -> None:
    assert not answers(f"http://127.0.0.1:{free_port}/")


def test_a_file_that_changed_is_loaded_again(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "a.xlsx").write_bytes(b"1")
    first = digest_of(tmp_path, ["forms"])
    assert digest_of(tmp_path, ["forms"]) == first
    (tmp_path / "forms" / "a.xlsx").write_bytes(b"2")
    changed = digest_of(tmp_path, ["forms"])
    (tmp_path / "forms" / "b.xlsx").write_bytes(b"2")
    assert len({first, changed, digest_of(tmp_path, ["forms"])}) == 3


def test_what_is_loaded_is_in_the_tree() -> None:
    missing = [place for _, _, _, places in LOADS for place in places if not (ROOT / place).exists()]
    assert not missing


def test_the_code_is_found_in_the_countys_words() -> None:
    assert code_in("登记码：ABCD-EFGH-JKLM\n终端编号：x　只能用一次") == "ABCD-EFGH-JKLM"
    with pytest.raises(StepError):
        code_in("没有这样的乡镇")


def test_a_step_that_fails_shows_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Run in an empty folder: the tables are made there, then there is no list of matters to load."""
    load = FirstLoad(tmp_path, tmp_path, {"PATH": "/usr/bin", "PYTHONPATH": str(ROOT)}, Log(), lambda: None)
    with pytest.raises(StepError, match=r"import-matters"):
        load.county()
    assert "[县] 找不到 assets/catalogue/matters.xlsx" in capsys.readouterr().out
