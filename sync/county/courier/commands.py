"""What the person who puts the stick into the county's machine reads."""

from __future__ import annotations

from pathlib import Path

from sync.county.courier import services
from sync.county.intake.working import Worker
from sync.county.line.handlers import HANDLERS
from sync.county.say import complain, say


def take_in(folder: Path) -> int:
    """Take a stick in; the exit code: 1 when nothing was found or a file could not be used."""
    if not folder.is_dir():
        complain(f"找不到文件夹 {folder}。请插好U盘，看看文件夹写得对不对。")
        return 1
    outcomes = services.take_in(folder, HANDLERS)
    # The stick goes back with what came of them, also where no server runs beside this command.
    Worker(HANDLERS).work_off()
    if not outcomes:
        complain("U盘上没有终端带来的数据包（应在 doorstep/up 里）。")
        return 1
    for done in outcomes:
        if done.problem:
            complain(f"{done.file}：{done.problem}")
        else:
            counts = f"新收 {done.new} 条，早已收到 {done.known} 条，不收 {done.refused} 条"
            say(f"{done.file}：终端 {done.terminal}，{counts}。")
            if done.files or done.files_left:
                say(f"  照片和扫描件：县里有了 {done.files} 份，还缺 {done.files_left} 份。")
    say("请接着运行 python -m sync.county export，把回答写回U盘。")
    return 1 if any(done.problem for done in outcomes) else 0


def give_out(folder: Path) -> int:
    """Write the stick for the way back; the exit code."""
    if not folder.is_dir():
        complain(f"找不到文件夹 {folder}。请插好U盘，看看文件夹写得对不对。")
        return 1
    given = services.give_out(folder)
    if not given:
        complain("还没有终端用U盘来过，没有什么要带回去的。")
        return 1
    for one in given:
        say(f"终端 {one.terminal}：回答 {one.answers} 条，更新 {one.records} 条。")
    return 0
