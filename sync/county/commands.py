"""The commands: a thin argument parser over the apps' services."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import django
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

Command = Callable[[argparse.Namespace], int]


def run(arguments: Sequence[str]) -> int:
    """Parse and run one command; the exit code."""
    django.setup()
    parser = _parser()
    if arguments[:1] == ["django"]:
        # Django's own commands (check --deploy, makemigrations), for those who develop and operate.
        from django.core.management import execute_from_command_line

        execute_from_command_line(["python -m sync.county django", *arguments[1:]])
        return 0
    chosen = parser.parse_args(arguments)
    command: Command = chosen.command
    try:
        return command(chosen)
    except DatabaseError as error:
        logging.getLogger(__name__).debug("database", exc_info=True)
        print(
            f"数据库用不了：{error}\n如果是第一次运行，请先执行 python -m sync.county migrate。",
            file=sys.stderr,
        )
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sync.county", description="家门口办 县级服务器")
    add = parser.add_subparsers(title="命令", metavar="命令", required=True)

    def command(name: str, run: Command, help: str) -> argparse.ArgumentParser:
        made = add.add_parser(name, help=help, description=help)
        made.set_defaults(command=run)
        return made

    command("migrate", _migrate, "建立或升级数据库")
    serve = command("serve", _serve, "启动服务器")
    serve.add_argument("--port", type=int, help="不用 config.toml 里的端口，用这个")
    serve.add_argument("--workers", type=int, default=1, help="进程数（PostgreSQL 时可多于 1）")
    serve.add_argument("--threads", type=int, default=64, help="每个进程的线程数；每台在线终端占一个")
    code = command("enrol-code", _enrol_code, "打印一个一次性的终端登记码")
    code.add_argument("--township", required=True, help="乡镇代码，9 位，例如 420626106")
    code.add_argument("--device", type=int, help="设备号 1–99；不写就用下一个空号")
    command("first-clerk", _first_clerk, "建立第一个管理员和第一个经办员，只建一次，打印密码")
    command("after-restore", _after_restore, "从备份恢复数据库之后执行一次，让各终端重新核对")
    return parser


def _migrate(_: argparse.Namespace) -> int:
    from sync.county.feed import services as feed
    from sync.county.fleet import services as fleet

    call_command("migrate", interactive=False, verbosity=0)
    feed.epoch()
    fleet.publish_keys()
    print("数据库已就绪。")
    return 0


def _serve(chosen: argparse.Namespace) -> int:
    from sync.county.server import serve

    return serve(port=chosen.port, workers=chosen.workers, threads=chosen.threads)


def _enrol_code(chosen: argparse.Namespace) -> int:
    from sync.county.fleet.services import FleetError, issue_code

    try:
        issued = issue_code(chosen.township, chosen.device, "命令行")
    except FleetError as error:
        print(error, file=sys.stderr)
        return 1
    until = timezone.localtime(issued.expires_at)
    print(f"登记码：{issued.code}")
    print(f"终端编号：{issued.terminal}　只能用一次，{until:%m月%d日 %H:%M} 前有效。")
    return 0


def _first_clerk(_: argparse.Namespace) -> int:
    from sync.county.people.services import first_accounts

    made = first_accounts()
    if not made:
        print("账号已经建立过了，这次没有新建，密码也没有改。")
        return 0
    for account in made:
        print(f"{account.role.label}　用户名：{account.username}　密码：{account.password}")
    print("密码只显示这一次，请记好。")
    return 0


def _after_restore(_: argparse.Namespace) -> int:
    from sync.county.feed import services as feed

    print(f"已更换县级库的标识（{feed.renew_epoch()}），各终端下次联网会重新核对。")
    return 0
