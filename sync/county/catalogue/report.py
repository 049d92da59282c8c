"""What to say of an import, for the command line and the console alike."""

from __future__ import annotations

from sync.county.catalogue.importing import Outcome


def report(outcome: Outcome, *, dry: bool) -> list[str]:
    """Sentences in the order a person wants them: what was read, what happened, what is left to do."""
    lines = [f"{outcome.file}：读到 {outcome.rows} 个事项，{len(outcome.problems)} 处问题。"]
    lines.extend(outcome.notes)
    new, changed = len(outcome.new), len(outcome.changed)
    counts = f"新增 {new} 个，变更 {changed} 个，没有变化 {outcome.unchanged} 个。"
    if dry:
        lines.append(f"只检查，没有发布。发布的话：{counts}")
    elif outcome.published:
        lines.append(f"已发布：{counts}")
    else:
        lines.append(
            "什么都没有发布。请按上面的提示改好清单再导入；只想先发没有问题的行，加 --publish-clean-rows。"
        )
    if outcome.changed and outcome.published:
        lines.append(f"变更的事项：{_some(outcome.changed)}。")
    if outcome.withdrawn:
        verb = "会下架" if dry else "已下架"
        lines.append(f"{verb} {len(outcome.withdrawn)} 个清单里没有的事项：{_some(outcome.withdrawn)}。")
    elif outcome.missing:
        lines.append(
            f"有 {len(outcome.missing)} 个已发布的事项不在清单里，仍然保留：{_some(outcome.missing)}。"
            "要下架请加 --withdraw-missing。"
        )
    return lines


def _some(codes: tuple[str, ...]) -> str:
    shown = "、".join(codes[:10])
    return shown if len(codes) <= 10 else f"{shown} 等"
