"""What a title says: who issues the document, and what kind it is.

    济南市人民政府办公厅 关于……的 通知
    issuer                       文种
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from search.gazette.words import words

TITLE_MARK = re.compile(r"关于|印发|转发|公布|发布")
"""What a title goes on with behind its issuers."""

_UNCOMPARED = re.compile(r"[\s“”\"'‘’〈〉]+")
_SENTENCE = re.compile(r"[，。；：！？,;:!?]")


def bare(text: str) -> str:
    """``text`` for comparing titles: without spaces, quotation marks and the 〈〉 of a title within a title."""
    return _UNCOMPARED.sub("", text)


class Titles:
    """Titles that lines are to be recognised by, compared bare."""

    def __init__(self, titles: Iterable[str] = ()) -> None:
        self.known: set[str] = set()
        self.longest = 0
        self.add(titles)

    def add(self, titles: Iterable[str]) -> None:
        fresh = set(map(bare, titles)) - self.known
        self.known |= fresh
        self.longest = max([self.longest, *map(len, fresh)])

    def __contains__(self, text: str) -> bool:
        return bare(text) in self.known

    def lead(self, lines: Iterable[str]) -> int:
        """How many of the ``lines`` are together the first title that they begin with, 0 if they begin with none.

        >>> Titles(["关于印发《方案》的通知"]).lead(["关于印发", "《方案》的通知", "各区县："])
        2
        """
        text = ""
        for count, line in enumerate(lines, 1):
            text += bare(line)
            if len(text) > self.longest:
                break
            if text in self.known:
                return count
        return 0


def is_organ(text: str) -> bool:
    """Whether ``text`` may be the name of one issuing body, and nothing else.

    >>> is_organ("济南市人民政府办公厅"), is_organ("关于聘任市政府参事的通知"), is_organ("工作要求")
    (True, False, False)
    """
    return bool(_organ().fullmatch(text)) and not (TITLE_MARK.search(text) or _SENTENCE.search(text))


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff（）()、]{{2,40}}(?:{'|'.join(words('organs'))})")


def issuers_of(title: str) -> tuple[str, ...]:
    """The bodies that a title begins with; spaces part those of a joint document.

    >>> issuers_of("济南市人民政府办公厅关于印发某方案的通知"), issuers_of("关于印发某方案的通知")
    (('济南市人民政府办公厅',), ())
    >>> issuers_of("青岛市教育局 青岛市财政局 关于做好补助工作的通知")
    ('青岛市教育局', '青岛市财政局')
    """
    lead = TITLE_MARK.split(title, maxsplit=1)[0].strip() if TITLE_MARK.search(title) else ""
    names = re.split(r"[、\s]+", lead)
    if lead and all(is_organ(name) for name in names):
        return tuple(names)
    whole = re.sub(r"\s", "", lead)
    return (whole,) if is_organ(whole) else ()


def _core(title: str) -> str:
    """``title`` without a last bracket: （试行）."""
    return re.sub(r"[（(][^（）()]*[）)]$", "", title)


def is_title(text: str) -> bool:
    """Whether ``text`` reads like the title of a document.

    >>> is_title("关于开展义务植树活动的倡议书"), is_title("切实提高办理效率，各区县要加强领导")
    (True, False)
    """
    return bool(TITLE_MARK.search(text) or is_text_title(text)) and not re.search(r"[，。；！？]", text)


def kind_of(title: str) -> str | None:
    """文种: what the title calls the document at its end.

    >>> kind_of("关于加快跨境电子商务发展的意见"), kind_of("济南市优化营商环境措施清单（试行）")
    ('意见', None)
    """
    core = _core(title)
    return next((kind for kind in words("kinds") if core.endswith(kind)), None)


def is_text_title(text: str) -> bool:
    """Whether ``text`` ends like the title of a document or of a text that one issues."""
    core = _core(text)
    return core.endswith((*words("kinds"), *words("texts")))
