"""How names are read: the words with several sounds, by ear."""

from __future__ import annotations

import pytest

from sync.county.catalogue.readings import reading_of


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("养老保险", "yang lao bao xian", "ylbx"),
        ("行政处罚信息", "xing zheng chu fa xin xi", "xzcfxx"),
        ("银行账户激活", "yin hang zhang hu ji huo", "yhzhjh"),
        ("特种行业许可", "te zhong hang ye xu ke", "tzhyxk"),
        ("重度残疾人护理补贴", "zhong du can ji ren hu li bu tie", "zdcjrhlbt"),
        ("密码修改与重置", "mi ma xiu gai yu chong zhi", "mmxgycz"),
        ("多重养老保险", "duo chong yang lao bao xian", "dcylbx"),
        ("恢复重建补助", "hui fu chong jian bu zhu", "hfcjbz"),
        ("救助供养金给付", "jiu zhu gong yang jin ji fu", "jzgyjjf"),
        ("住房公积金缴存", "zhu fang gong ji jin jiao cun", "zfgjjjc"),
        ("异地长期居住", "yi di chang qi ju zhu", "ydcqjz"),
        ("更正登记", "geng zheng deng ji", "gzdj"),
        ("农村村民宅基地审批", "nong cun cun min zhai ji di shen pi", "nccmzjdsp"),
        ("旅馆业", "lv guan ye", "lgy"),
        ("《参保凭证》（新办）", "can bao ping zheng xin ban", "cbpzxb"),
        ("60周岁以上", "60 zhou sui yi shang", "6zsys"),
    ],
)
def test_reading(name: str, pinyin: str, initials: str) -> None:
    assert reading_of(name) == (pinyin, initials)
