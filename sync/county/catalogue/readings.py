"""How a matter's name is read aloud, for search by pinyin; made once, when it is published."""

from __future__ import annotations

import functools
import unicodedata

from pypinyin import lazy_pinyin, load_phrases_dict

# Words of this field with a character that has several sounds. Some of them the library reads by the
# commoner sound (重置, 多重); the others are pinned: a name must not change its reading with a library.
_PHRASES = {
    "重置": "chóng zhì",
    "重建": "chóng jiàn",
    "多重": "duō chóng",
    "重度": "zhòng dù",
    "重病": "zhòng bìng",
    "重残": "zhòng cán",
    "重特大": "zhòng tè dà",
    "行政": "xíng zhèng",
    "银行": "yín háng",
    "行业": "háng yè",
    "单位": "dān wèi",
    "参保": "cān bǎo",
    "缴存": "jiǎo cún",
    "给付": "jǐ fù",
    "供养": "gōng yǎng",
    "丧葬": "sāng zàng",
    "调档": "diào dàng",
    "调解": "tiáo jiě",
    "变更": "biàn gēng",
    "更正": "gēng zhèng",
    "长期": "cháng qī",
    "还贷": "huán dài",
    "返还": "fǎn huán",
    "记载": "jì zǎi",
    "处分": "chǔ fèn",
    "费率": "fèi lǜ",
}
load_phrases_dict({word: [[s] for s in sounds.split()] for word, sounds in _PHRASES.items()})


# A list comes again and again with a few names changed.
@functools.lru_cache(maxsize=4096)
def reading_of(name: str) -> tuple[str, str]:
    """The whole name in pinyin without tones, a blank between characters, and its initials.

    Letters and digits stay as they are, punctuation falls out: ``A级纳税人`` -> ``a ji na shui ren``.
    """
    syllables: list[str] = []
    for part in lazy_pinyin(unicodedata.normalize("NFKC", name), v_to_u=False):
        kept = "".join(c for c in part.lower() if c.isalnum())
        # A run of characters that has no reading comes back whole: each letter or digit group is one.
        if kept:
            syllables.append(kept)
    return " ".join(syllables), "".join(s[0] for s in syllables)
