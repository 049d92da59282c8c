"""The command line and the settings, as an operator meets them."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import ConnectionHandler

from sync.county.config import database, load_config
from sync.model.settings import SettingsError
from tests.county.lists import ROW, matter_list, row
from tests.helpers.county_server import ROOT, CountyServer


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> CountyServer:
    """Set up, not started."""
    server = CountyServer(tmp_path_factory.mktemp("county"))
    server.command("migrate")
    return server


def test_set_up_twice_changes_nothing(county: CountyServer) -> None:
    assert "已就绪" in county.command("migrate").stdout
    assert set(county.first_accounts()) == {"admin", "clerk"}
    assert "已经建立过" in county.command("first-clerk").stdout
    for path in (county.folder / "var" / "county").rglob("*.key"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_list_with_problems_ends_with_one_and_names_each_place(
    county: CountyServer, tmp_path: Path
) -> None:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(matter_list(ROW, row(事项编码="HR-2", 事项名称="别的", 承诺时限=99)))
    done = county.command("import-matters", str(path), check=False)
    assert done.returncode == 1
    assert "《人社》第 4 行 G 列" in done.stderr
    assert "什么都没有发布" in done.stdout
    assert county.command("import-matters", str(path), "--publish-clean-rows").returncode == 0
    again = county.command("import-matters", str(path), "--publish-clean-rows", "--dry-run", check=False)
    assert again.returncode == 1
    assert "没有变化 1 个" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["import-matters", "/nowhere.xlsx"], 1, "找不到 /nowhere.xlsx"),
        (["import-matters", "/etc"], 1, "是一个文件夹"),
        (["import-forms", "/etc"], 1, "index.csv"),
        (["enrol-code", "--township", "1"], 1, "420626106 歇马镇"),
        (["enrol-code", "--township", "420626106", "--device", "100"], 1, "1 到 99"),
        (["load-calendar", "/etc/hostname"], 1, "不是节假日数据"),
        (["load-notices", "/etc/hostname"], 1, "读不懂"),
        (["import-documents", "/etc/systemd"], 1, "没有 .md 文件"),
        (["nonsense"], 2, ""),
        ([], 2, ""),
    ],
)
def test_a_command_that_cannot_be_done_says_why(
    county: CountyServer, arguments: list[str], code: int, said: str
) -> None:
    done = county.command(*arguments, check=False)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_code_and_the_next_free_device(county: CountyServer) -> None:
    assert "420626107-01" in county.command("enrol-code", "--township", "420626107").stdout
    assert "420626107-02" in county.command("enrol-code", "--township", "420626107").stdout
    assert "420626107-07" in county.command("enrol-code", "--township", "420626107", "--device", "7").stdout


def test_before_migrate_the_next_step_is_said(tmp_path: Path) -> None:
    done = CountyServer(tmp_path / "fresh").command("first-clerk", check=False)
    assert done.returncode == 1
    assert "migrate" in done.stderr


def test_a_taken_port_is_said(county: CountyServer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = county.command("serve", "--port", port, check=False)
    assert done.returncode == 1
    assert f"端口 127.0.0.1:{port} 用不了" in done.stderr


def test_production_settings_pass_the_deployment_check(tmp_path: Path) -> None:
    server = CountyServer(tmp_path / "https")
    server.config.write_text(
        '[paths]\nstate = "var"\n[county]\nhttps_only = true\nallowed_hosts = ["zw.example.gov.cn"]\n',
        encoding="utf-8",
    )
    done = server.command("django", "check", "--deploy", "--fail-level", "WARNING")
    assert "no issues" in done.stdout


def test_models_and_migrations_agree(county: CountyServer) -> None:
    assert county.command("django", "makemigrations", "--check", "--dry-run").returncode == 0


def test_a_wrong_setting_stops_the_start_with_its_line(tmp_path: Path) -> None:
    server = CountyServer(tmp_path / "wrong")
    server.config.write_text('[county]\nport = "many"\n', encoding="utf-8")
    done = server.command("migrate", check=False)
    assert done.returncode == 1
    assert "第 2 行" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_named_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOORSTEP_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError, match="找不到"):
        load_config()


def test_one_setting_changes_the_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[paths]\nstate = "s"\n', encoding="utf-8")
    monkeypatch.setenv("DOORSTEP_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.delenv("DOORSTEP_COUNTY_DATABASE", raising=False)
    config = load_config()
    assert database(config)["NAME"] == tmp_path / "s" / "county" / "county.db"
    monkeypatch.setenv("DOORSTEP_COUNTY_DATABASE", "postgresql://u:p%40w@db:5433/doorstep?sslmode=require")
    made = database(config)
    assert (made["NAME"], made["USER"], made["PASSWORD"], made["HOST"], made["PORT"]) == (
        "doorstep",
        "u",
        "p@w",
        "db",
        "5433",
    )
    assert made["OPTIONS"]["sslmode"] == "require"
    monkeypatch.setenv("DOORSTEP_COUNTY_DATABASE", "mysql://x")
    with pytest.raises(SettingsError, match="postgresql"):
        database(config)


def test_a_commit_of_sqlite_waits_for_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, no_config: None, django_db_blocker: Any
) -> None:
    """No test can cut the power; that SQLite was told to wait can be asked."""
    (tmp_path / "config.toml").write_text('[paths]\nstate = "s"\n', encoding="utf-8")
    monkeypatch.setenv("DOORSTEP_CONFIG", str(tmp_path / "config.toml"))
    made = database(load_config())
    made["NAME"].parent.mkdir(parents=True)
    connection = ConnectionHandler({"default": made})["default"]
    with django_db_blocker.unblock(), closing(connection), connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {n}").fetchone()[0] for n in ("journal_mode", "synchronous")]
    assert found == ["wal", 2]


def test_a_look_at_the_settings_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "config.toml").write_text("", encoding="utf-8")
    environment = os.environ | {"DOORSTEP_CONFIG": str(folder / "config.toml"), "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-c", "import sync.county.settings"], env=environment, cwd=folder, check=True
    )
    assert [p.name for p in folder.iterdir()] == ["config.toml"]
