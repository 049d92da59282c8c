"""The commands: a thin argument parser over the apps' services."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import django
from django.core.management import call_command, execute_from_command_line
from django.db import DatabaseError
from django.utils import timezone

from sync.county.say import complain, say

Command = Callable[[argparse.Namespace], int]


def run(arguments: Sequence[str]) -> int:
    """Parse and run one command; the exit code."""
    django.setup()
    if list(arguments[:1]) == ["django"]:
        # Django's own commands (check --deploy, makemigrations), for those who develop and operate.
        execute_from_command_line(["python -m sync.county django", *arguments[1:]])
        return 0
    chosen = _parser().parse_args(arguments)
    command: Command = chosen.command
    try:
        return command(chosen)
    except DatabaseError as error:
        complain(f"数据库用不了：{error}")
        complain("如果是第一次运行，请先执行 python -m sync.county migrate。")
    except FileNotFoundError as error:
        complain(f"找不到 {error.filename}，请检查文件名写得对不对。")
    except IsADirectoryError as error:
        complain(f"{error.filename} 是一个文件夹，这里要的是文件。")
    except PermissionError as error:
        complain(f"没有权限读写 {error.filename}，请换有权限的用户来运行。")
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
    serve.add_argument("--no-work", action="store_true", help="只收不登记；登记由 work 命令另外做")
    command("work", _work, "只做登记：把收到的消息登记到工作台（serve 已包含，分开部署时用）")
    matters = command("import-matters", _import_matters, "导入事项清单（.xlsx 或 .csv）并发布")
    matters.add_argument("file", type=Path, help="清单文件")
    matters.add_argument("--publish-clean-rows", action="store_true", help="有问题的行跳过，其余照发")
    matters.add_argument("--withdraw-missing", action="store_true", help="清单里没有的已发布事项下架")
    matters.add_argument("--dry-run", action="store_true", help="只检查，不发布")
    bundles = command("import-bundles", _import_bundles, "发布一件事清单（.csv 或 .xlsx）")
    bundles.add_argument("file", type=Path, help="清单文件")
    form = command("import-form", _import_form, "发布一个事项的表格（XLSForm）")
    form.add_argument("matter", help="事项编码")
    form.add_argument("file", type=Path, help="表格文件（.xlsx、.csv 或 .md）")
    forms = command("import-forms", _import_forms, "发布一个文件夹里的全部表格（按 index.csv）")
    forms.add_argument("folder", type=Path, help="文件夹")
    calendar = command("load-calendar", _load_calendar, "发布节假日安排")
    calendar.add_argument("file", type=Path, nargs="?", help="JSON 文件；不写就用软件自带的 2026 年")
    notices = command("load-notices", _load_notices, "发布待机页的政策海报（posters.toml）")
    notices.add_argument("file", type=Path, help="海报文件")
    documents = command("import-documents", _import_documents, "发布一个文件夹里的政务公开文件（*.md）")
    documents.add_argument("folder", type=Path, help="文件夹")
    code = command("enrol-code", _enrol_code, "打印一个一次性的终端登记码")
    code.add_argument("--township", required=True, help="乡镇代码，9 位，例如 420626106")
    code.add_argument("--device", type=int, help="设备号 1–99；不写就用下一个空号")
    first = command("first-clerk", _first_clerk, "建立第一个管理员和第一个经办员，只建一次，打印密码")
    first.add_argument("--name", default="经办员", help="经办员的姓名；群众看到的是隐去中间字的")
    taking = command("import", _take_in, "读终端带来的U盘，收下里面的办件")
    taking.add_argument("folder", type=Path, help="U盘上的文件夹")
    giving = command("export", _give_out, "把回答和更新写到U盘上，带回终端")
    giving.add_argument("folder", type=Path, help="U盘上的文件夹")
    command("rotate-keys", _rotate_keys, "换一把加密用的新公钥；旧的留着，已加密的照样打得开")
    checking = command(
        "check-certificate", _check_certificate, "核验证明上的二维码（扫出来的字从键盘或文件来），不用联网"
    )
    checking.add_argument("file", type=Path, nargs="?", help="存着扫码内容的文件；不写就等扫码枪输入一行")
    checking.add_argument("--key", default="", help="核验公钥（64 位十六进制）；不写就用本县服务器的")
    checking.add_argument("--show-key", action="store_true", help="只显示本县的核验公钥，给别的单位核验用")
    revoking = command("revoke-certificate", _revoke_certificate, "作废一份已经开出的证明，查验的人会看到")
    revoking.add_argument("number", help="证明编号，14 位")
    revoking.add_argument("--why", required=True, help="为什么作废，查验的人看得到，不要写个人信息")
    demo = command("demo-data", _demo_data, "在空数据库里放一套演示数据（编的人和办件），打印账号")
    demo.add_argument("--seed", type=int, default=1, help="同一个数字、同一天，出来的一样")
    demo.add_argument("--days", type=int, default=60, help="多少天")
    demo.add_argument("--cases", type=int, default=5000, help="大约多少个办件")
    command("demo-alive", _demo_alive, "让演示终端保持在线，按 Ctrl-C 结束")
    command("hourly", _hourly, "每小时运行一次：超期的办件提醒责任人、报负责人和督查岗")
    command("tidy", _tidy, "每天运行一次：清掉早就删除的记录的痕迹")
    command("after-restore", _after_restore, "从备份恢复数据库之后执行一次，让各终端重新核对")
    return parser


def _migrate(_: argparse.Namespace) -> int:
    from sync.county.feed import services as feed
    from sync.county.fleet import services as fleet

    call_command("migrate", interactive=False, verbosity=0)
    feed.epoch()
    fleet.publish_keys()
    fleet.publish_profiles()
    say("数据库已就绪。")
    return 0


def _serve(chosen: argparse.Namespace) -> int:
    from sync.county.server import serve

    return serve(chosen.port, chosen.workers, chosen.threads, with_worker=not chosen.no_work)


def _work(_: argparse.Namespace) -> int:
    from sync.county.server import work_alone

    return work_alone()


def _import_matters(chosen: argparse.Namespace) -> int:
    from sync.county.catalogue.importing import import_matters
    from sync.county.catalogue.report import report

    outcome = import_matters(
        chosen.file.read_bytes(),
        chosen.file.name,
        by="命令行",
        clean_rows=chosen.publish_clean_rows,
        withdraw_missing=chosen.withdraw_missing,
        dry=chosen.dry_run,
    )
    for problem in outcome.problems:
        complain(str(problem))
    for line in report(outcome, dry=chosen.dry_run):
        say(line)
    return 0 if outcome.published or (chosen.dry_run and not outcome.problems) else 1


def _import_form(chosen: argparse.Namespace) -> int:
    from sync.county.catalogue.services import matter

    if matter(chosen.matter) is None:
        complain(f"没有编码是 {chosen.matter} 的事项。请检查编码，或者先用 import-matters 导入事项清单。")
        return 1
    return _publish_forms([(chosen.matter, chosen.file)])


def _import_forms(chosen: argparse.Namespace) -> int:
    from sync.county.catalogue.publishing import PublishError, read_index

    try:
        pairs = read_index(chosen.folder)
    except PublishError as error:
        complain(str(error))
        return 1
    return _publish_forms(pairs)


def _publish_forms(pairs: Sequence[tuple[str, Path]]) -> int:
    from sync.county.catalogue.publishing import PublishError, publish_forms

    try:
        outcome = publish_forms(pairs)
    except PublishError as error:
        complain(str(error))
        complain("请改好表格再来，这次什么都没有发布。")
        return 1
    for note in outcome.notes:
        say(note)
    say(f"表格：新发布 {outcome.forms} 份，没有变化 {outcome.unchanged} 份。")
    say(f"{outcome.matters} 个事项换了表格。")
    return 0


def _import_bundles(chosen: argparse.Namespace) -> int:
    from sync.county.catalogue.bundles import load_bundles
    from sync.county.catalogue.releases import PublishError

    try:
        outcome = load_bundles(chosen.file.read_bytes(), chosen.file.name)
    except PublishError as error:
        complain(str(error))
        complain("请改好再来，这次什么都没有发布。")
        return 1
    for note in outcome.notes:
        say(note)
    say(f"一件事：共 {outcome.count} 件，这次改动 {outcome.changed} 件。")
    return 0


def _load_calendar(chosen: argparse.Namespace) -> int:
    from sync.county.catalogue.publishing import PublishError, load_calendar

    try:
        if chosen.file is None:
            years = load_calendar(None)
        else:
            years = load_calendar(chosen.file.read_bytes(), chosen.file.name)
    except PublishError as error:
        complain(str(error))
        return 1
    say(f"已发布节假日安排：{'、'.join(str(year) for year in years)} 年。")
    return 0


def _load_notices(chosen: argparse.Namespace) -> int:
    from sync.county.openness.posters import load_file
    from sync.county.openness.services import OpennessError

    try:
        count = load_file(chosen.file.read_text(encoding="utf-8-sig"), chosen.file.name)
    except (OpennessError, UnicodeDecodeError) as error:
        complain(str(error) if isinstance(error, OpennessError) else f"{chosen.file.name} 不是 UTF-8 文本。")
        return 1
    say(f"待机页海报：共 {count} 条。")
    return 0


def _import_documents(chosen: argparse.Namespace) -> int:
    from sync.county.openness.services import OpennessError, import_folder

    try:
        outcome = import_folder(chosen.folder)
    except OpennessError as error:
        complain(str(error))
        complain("请改好再来，这次什么都没有发布。")
        return 1
    say(f"公开文件：新发布 {outcome.published} 份，没有变化 {outcome.unchanged} 份。")
    return 0


def _enrol_code(chosen: argparse.Namespace) -> int:
    from sync.county.fleet.services import FleetError, issue_code, ticket_of

    try:
        issued = issue_code(chosen.township, chosen.device, "命令行")
    except FleetError as error:
        complain(str(error))
        return 1
    until = timezone.localtime(issued.expires_at)
    say(f"登记码：{issued.code}")
    if ticket := ticket_of(issued):
        say(f"登记单：{ticket}")
    say(f"终端编号：{issued.terminal}　只能用一次，{until:%m月%d日 %H:%M} 前有效。")
    return 0


def _first_clerk(chosen: argparse.Namespace) -> int:
    from sync.county.people.services import first_accounts

    made = first_accounts(chosen.name)
    if not made:
        say("账号已经建立过了，这次没有新建，密码也没有改。")
        return 0
    for account in made:
        say(f"{account.role.label}　用户名：{account.username}　密码：{account.password}")
    say("密码只显示这一次，请记好。")
    return 0


def _after_restore(_: argparse.Namespace) -> int:
    from sync.county.feed import services as feed

    say(f"已更换县级库的标识（{feed.renew_epoch()}），各终端下次联网会重新核对。")
    return 0


def _take_in(chosen: argparse.Namespace) -> int:
    from sync.county.courier.commands import take_in

    return take_in(chosen.folder)


def _give_out(chosen: argparse.Namespace) -> int:
    from sync.county.courier.commands import give_out

    return give_out(chosen.folder)


def _check_certificate(chosen: argparse.Namespace) -> int:
    from sync.county.questions.checking import check, public_key, why_not_now

    if chosen.show_key:
        say(public_key())
        return 0
    # Never an argument: what stands on somebody's certificate belongs in no list of processes.
    text = chosen.file.read_text("utf-8") if chosen.file else sys.stdin.readline()
    right, lines = check(text, chosen.key)
    for line in lines:
        (say if right else complain)(line)
    # Another county's key: its books are not here either.
    ended = why_not_now(text, timezone.now()) if right and not chosen.key else ""
    if ended:
        complain(ended)
    return 0 if right and not ended else 1


def _revoke_certificate(chosen: argparse.Namespace) -> int:
    from sync.county.questions.certificates import revoke

    if not revoke(chosen.number, chosen.why, timezone.now()):
        complain(f"没有编号是 {chosen.number} 的证明，或者它已经作废了。")
        return 1
    say(f"证明 {chosen.number} 已作废，从现在起查验的人会看到。")
    return 0


def _rotate_keys(_: argparse.Namespace) -> int:
    from sync.county.fleet.services import rotate_keys

    key = rotate_keys()
    say(f"新公钥 {key.id} 已发布，各终端下次联网就换用它。请把 seal 文件夹再备份一次。")
    return 0


def _hourly(_: argparse.Namespace) -> int:
    from sync.county.desk import escalating, names, telling
    from sync.county.duties import keeping_step
    from sync.county.duties import reminding as duties
    from sync.county.snags import reminding

    now = timezone.now()
    told = escalating.escalate(now)
    reminded = reminding.remind(now)
    waiting = telling.tell_due(now)
    keyed = names.catch_up()
    keeping_step.catch_up()
    asked = duties.remind(now)
    say(
        f"每小时任务完成：超期提醒 {told} 条，首问没答复的提醒 {asked} 条，"
        f"承接问题没答复的提醒 {reminded} 条，补告知终端 {waiting} 件，补拼音索引 {keyed} 件。"
    )
    return 0


def _tidy(_: argparse.Namespace) -> int:
    from sync.county.blobs import services as blobs
    from sync.county.drops import services as drops
    from sync.county.duties import keeping_step
    from sync.county.duties import status as duties
    from sync.county.feed import services as feed
    from sync.county.people import entrance
    from sync.county.public import limits
    from sync.county.questions import services as questions
    from sync.county.reports import keeping

    limits.sweep()
    duties.sweep(timezone.now())
    count = feed.sweep(timezone.now() - feed.DELETIONS_KEPT)
    files = blobs.sweep(timezone.now())
    questions.sweep(timezone.now())
    drops.end_old(timezone.now())
    entrance.sweep(timezone.now())
    keeping_step.catch_up()
    keeping.recount(timezone.now())
    say(f"清理完成：{count} 条很久以前的删除记录不再保留，{files} 个没有办件认领的文件已删。")
    return 0


def _demo_data(chosen: argparse.Namespace) -> int:
    from sync.county.demo.command import fill

    return fill(chosen)


def _demo_alive(chosen: argparse.Namespace) -> int:
    from sync.county.demo.command import keep_alive

    return keep_alive(chosen)
