"""The words of each page for the ear. Only words of the page itself: no answer, no name, no number."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.services.speech import TAKEN, Reading, listed

ELDER_DOORS = ("养老", "看病", "补贴救助", "房子土地", "查进度", "别的事")
_FIELDS = {
    "name": ("您叫什么名字？", ""),
    "number": ("您的身份证号码？", "18 位，最后一位可能是 X"),
    "phone": ("您的手机号码？", "11 位，办好了通知您"),
    "code": ("取件码是多少？", "取件单上的 6 位数字"),
}


def home(elder: bool, greeting: str, frequent: Sequence[str], domains: Sequence[str]) -> Reading:
    if elder:
        return Reading("您要办什么事？", (), ELDER_DOORS, "看准一个，轻轻按一下就行")
    return Reading(f"{greeting}，今天办什么事？", (), (*frequent, *domains), "点一个，或者在上面搜一搜")


def domains(elder: bool, names: Sequence[str]) -> Reading:
    title = "想办哪一类？" if elder else "所有事项，按类别找"
    return Reading(title, (), tuple(names), "不知道是哪一类？按“请人帮忙”" if elder else "点一类，看有哪些事")


def matters(heading: str, total: int, shown: Sequence[str], more: bool) -> Reading:
    """shown: the names on this page of the list; more: there are other pages."""
    way = "按一下看怎么办，没有您要的，请点“下一页”" if more else "按一下看怎么办"
    return Reading(heading, (f"一共 {total} 件",), tuple(shown), way)


def search(shown: Sequence[str]) -> Reading:
    if not shown:
        return Reading("找一找", ("打汉字、拼音或首字母都行",), (), "点“手写”，可以用手指写字")
    return Reading("找一找", (), tuple(shown), "按一下看怎么办")


def guide(
    title: str,
    facts: Sequence[tuple[str, str]],
    who: Sequence[str],
    materials: Sequence[str],
    reason: str,
    elder: bool,
) -> Reading:
    """facts: name and value (limit, fee, trips). reason: why it cannot be started here; "" when it can."""
    hints = [f"{name}，{value}" for name, value in facts]
    if who:
        hints.append(f"什么人能办：{'；'.join(who)}")
    if materials:
        hints.append(f"要准备：{listed(materials)}")
    start = "开始办" if elder else "开始办理"
    return Reading(title, tuple(hints), (), reason or f"想办，请点“{start}”")


def help_page(window: str, elder: bool) -> Reading:
    """The helper's name and telephone are on the screen only."""
    title = "请人帮忙" if elder else "请帮办员来帮您"
    return Reading(
        title,
        ("招招手，就有人来", "帮办员和电话写在屏幕上", f"也可以到{window}"),
        (),
        "要人过来，请点“叫人过来”",
    )


def notice(title: str, text: str, ways: Sequence[str]) -> Reading:
    return Reading(title, (text, *ways), (), "看好了，请点“回首页”")


_NAMES = {"name": "姓名", "number": "身份证号码", "phone": "手机号码", "code": "取件码"}


def identify(single: str, asked: Sequence[str], last: bool, title: str) -> Reading:
    """single: the one field asked (elder mode), "" for all that are ``asked`` on one page."""
    if single:
        title, hint = _FIELDS[single]
        return Reading(title, (hint,), (), "填好了，请点“下一步”" if last else "填好了，请点“填好了，下一题”")
    names = [_NAMES[field] for field in asked]
    return Reading(
        title,
        (f"要填：{listed(names)}", "和身份证上写的一样。信息只用于这次办理"),
        (),
        "填好了，请点“下一步”",
    )


def question(label: str, hint: str, choices: Sequence[str], known: bool, kind: str) -> Reading:
    """One question of a form (elder mode). known: it is filled in from what the citizen gave before."""
    if known:
        return Reading(label, (TAKEN,), (), "没错的话，请点“填好了，下一题”")
    way = {
        "one": "选好了，请点“选好了，下一题”",
        "many": "可以选几个。选好了，请点“选好了，下一题”",
        "note": "看好了，请点“知道了，下一题”",
        "yes": "同意就打勾，再点“填好了，下一题”",
        "ink": "请用手指在框里写名字，写好了，请点“签好了，下一题”",
    }.get(kind, "填好了，请点“填好了，下一题”")
    return Reading(label, (hint,), tuple(choices), way)


def form(title: str, labels: Sequence[str], known: bool) -> Reading:
    """A section of a form (standard mode). labels: of what is still to be answered."""
    hints = [TAKEN] if known else []
    if labels:
        hints.append(f"要填：{listed(labels)}")
    return Reading(title, tuple(hints), (), "填好了，请点“下一步”")


def materials(to_bring: Sequence[str], count: int) -> Reading:
    if not to_bring:
        return Reading("材料都齐了", (f"共 {count} 份，都不用您再交",), (), "请点“下一步”")
    return Reading(
        f"还要交 {len(to_bring)} 份材料",
        ("没带也能先提交，以后再补，或者带到窗口",),
        tuple(to_bring),
        "选好怎么交，请点“下一步”",
    )


def sign(elder: bool) -> Reading:
    title = "没错就签名" if elder else "请核对，没错就签名"
    return Reading(
        title,
        ("您填的写在屏幕上，请看一遍，不对的点“改”",),
        (),
        "没错，请点“我保证”，用手指签名，再点“确认提交”",
    )


def authority() -> Reading:
    return Reading(
        "这里要本人的委托",
        ("先选办事人是代办人的什么人，再请本人签委托书",),
        (),
        "没有本人的委托，不能代办",
    )


def household(sentence: str) -> Reading:
    """sentence: how the line stands."""
    return Reading("这一户办好了", (sentence, "回执号写在屏幕上"), (), "接着办下一户，或者点“先到这里”")


def receipt(sentence: str, steps: Sequence[str]) -> Reading:
    """sentence: how the line stands. steps: what comes next."""
    hints = (sentence, "回执号写在屏幕上", *([f"接下来：{listed(steps)}"] if steps else []))
    return Reading("提交好了", hints, (), "要回执单，请点“打印回执单”。办完了，请点“结束办理”")


def certificate(state: str) -> Reading:
    if state == "ready":
        return Reading("证明查到了", (), (), "按下面的打印证明，纸从出纸口出来")
    if state == "kept":
        return Reading("已经替您排上", ("记下取证号，过后凭它和身份证号来取",), (), "可以打印取证单带走")
    if state == "refused":
        return Reading("这份证明现在开不了", ("为什么，写在屏幕上",), (), "可以到窗口问一问")
    return Reading("正在查，请稍等", (), (), "")


def lookup() -> Reading:
    return Reading(
        "查进度、取草稿", (), ("有回执号，查办到哪了", "有取件码，接着填", "都没带，按姓名找"), "点一个就行"
    )


def mine(shown: Sequence[str]) -> Reading:
    """shown: the matters on this page of the list."""
    return Reading("您的草稿和办件", (), tuple(shown), "按一下，看是什么情况")


def draft(matter: str) -> Reading:
    """The pick-up code is for the eye."""
    return Reading(matter, ("这是一份没交的草稿，填过的都还在",), (), "要接着办，请点“接着填”")


def ways() -> Reading:
    return Reading("别的办法", (), ("取草稿", "帮办员核验", "替家人办"), "点一个，或者点“返回”接着填")


def progress_find(single: str, last: bool) -> Reading:
    """single: "receipt" or "number" (elder mode), "" for both on one page."""
    if not single:
        return Reading("查进度", ("要填回执号，和办事人的身份证号码",), (), "填好了，请点“查一查”")
    title = "回执号是多少？" if single == "receipt" else "身份证号码是多少？"
    return Reading(title, (), (), "填好了，请点“查一查”" if last else "填好了，请点“填好了，下一题”")


def progress(matter: str, state: str, days_left: int | None, can_rate: bool) -> Reading:
    """What the office wrote about the person is for the eye. days_left: working days, negative when late."""
    hints = [f"现在：{state}"]
    if days_left is not None:
        hints.append(f"还剩 {days_left} 个工作日" if days_left >= 0 else f"超期 {-days_left} 个工作日")
    way = "想评价，请点“评价这次服务”" if can_rate else "看好了，请点“返回”"
    return Reading(matter, tuple(hints), (), way)


def supplement(matter: str, missing: Sequence[str], on_words: bool, here: bool) -> Reading:
    """What the clerk asked for is about papers, not about the person."""
    if on_words:
        return Reading("有要说明的，写在这里", (matter,), (), "写好了，请点“提交”")
    if here:
        how = "每一样下面都写着怎么交，纸质的请交给帮办员或窗口"
        return Reading("要补的，一样一样来", (matter, how), tuple(missing), "好了请点“下一步”")
    return Reading("这次补哪几样？", (matter,), tuple(missing), "交了的点一下，好了请点“下一步”")


def supplied(sentence: str) -> Reading:
    return Reading(
        "补交的收好了",
        (sentence, "回执号写在屏幕上"),
        (),
        "要回执单，请点“打印回执单”。办完了，请点“结束办理”",
    )


def withdraw(matter: str, reasons: Sequence[str]) -> Reading:
    return Reading(
        "撤回这件，是为什么？", (matter, "撤回以后窗口就不办了"), tuple(reasons), "选一个，再点“撤回”"
    )


def review(levels: Sequence[str], given: bool) -> Reading:
    if given:
        return Reading("这次服务，您满意吗？", ("您已经评价过了",), (), "请点“好了”")
    return Reading("这次服务，您满意吗？", (), tuple(levels), "点一个就行")


def shoot(material: str, words: str) -> Reading:
    hints = ("把纸平放在镜头下面，四个角都露出来", words.replace("\n", "，"))
    return Reading(f"请拍：{material}", hints, (), "放稳了会自己拍，也可以点右下角的按钮")


def stick(material: str, files: int, words: str) -> Reading:
    """What files are called is for their owner's eye."""
    found = words or f"U盘里找到 {files} 个文件"
    return Reading(f"从U盘选：{material}", (found,), (), "点一个就收好一份")


def phone(material: str, words: str, sending: bool) -> Reading:
    """sending: a code is there, or is to come; else words say what to do."""
    if not sending:
        return Reading(f"用手机传：{material}", (words,))
    how = "打开手机微信的“扫一扫”，对准屏幕上的码"
    return Reading(f"用手机传：{material}", (words, how), (), "都传来了，请点右下角的“传好了”")


def taken(material: str, pages: int) -> Reading:
    return Reading(f"收好的：{material}", (f"一共 {pages} 页",), (), "不要的可以删，看好了请点“好了”")


VOICE_DOORS = ("投诉", "提意见", "留言", "给服务打分", "查答复")
VOICE_WAYS = ("自己写，打字或用手指写", "帮办员写，您说他写，写好念给您听", "手机写，扫一扫")


def voices() -> Reading:
    return Reading("您想说什么？", ("可以不留姓名和电话",), VOICE_DOORS, "点一个就行")


def voice_about(kind: str, abouts: Sequence[str], elder: bool) -> Reading:
    way = "选好了，请点“选好了，下一题”" if elder else "选好了，请点“下一步”"
    return Reading(f"您的{kind}，是关于什么的？", (), tuple(abouts), way)


def voice_how() -> Reading:
    return Reading("怎么说？", (), VOICE_WAYS, "点一个就行")


def voice_qr() -> Reading:
    return Reading("用手机扫一扫", ("打开县里的网页，在手机上写",), (), "看好了，请点“回首页”")


def voice_write(which: str, dictated: bool, elder: bool) -> Reading:
    """which: the question for which one it is, when that is asked now. What is written is never read here:
    others stand about."""
    if which:
        return Reading(which, ("不知道可以不写",), (), "写好了，请点“写好了，下一题”")
    hint = "您说，帮办员照原话写" if dictated else "什么时候、在哪里、是怎么回事，最多 500 个字"
    way = "写好了，请点“写好了，下一题”" if elder else "写好了，请点“下一步”"
    return Reading("是怎么回事？", (hint, "点“手写”，可以用手指写字"), (), way)


def voice_contact(phone: bool, choices: Sequence[str], dictated: bool) -> Reading:
    if phone:
        return Reading("手机号码是多少？", ("11 位，凭它查答复",), (), "填好了，请点“提交”")
    hints = ("帮办员写的，要念给您听过，没错再打勾",) if dictated else ()
    return Reading("要不要留手机号码？", hints, tuple(choices), "选好了，请点右下角的按钮")


def voice_sent(sentence: str, coded: bool) -> Reading:
    """coded: anonymous, so that a check code stands on the screen."""
    number = "回执号和查询码写在屏幕上，请收好" if coded else "回执号写在屏幕上"
    return Reading(
        "您说的已收好", (sentence, number), (), "要回执单，请点“打印回执单”。办完了，请点“结束办理”"
    )


def voice(title: str, state: str, answered: bool) -> Reading:
    """The answer itself is for the eye: it may say what others should not hear."""
    hints = (f"现在：{state}", "答复写在屏幕上" if answered else "还没有答复")
    return Reading(title, hints, (), "看好了，请点“返回”")


def openness(total: int, shown: Sequence[str]) -> Reading:
    if not total:
        return Reading("政务公开", ("没有找到",), (), "换个说法试试，或者请帮办员")
    return Reading("政务公开", (f"一共 {total} 份文件",), tuple(shown), "按一下就能看")


def document(title: str, facts: Sequence[tuple[str, str]], sentences: Sequence[str]) -> Reading:
    """Published text: all of it is read."""
    head = [f"{name}，{value}" for name, value in facts]
    return Reading(title, (*head, *sentences), (), "念完了")
