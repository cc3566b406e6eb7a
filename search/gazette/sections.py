"""A document's body in pieces: the covering text, its signature, and the texts that it issues.

    现将《……方案》印发给你们……        running text
    济南市人民政府                     signature
    2022年10月8日
    ……方案                            the title of the issued text, and its running text
    附件：1.…… 2.……                   attachments, announced
    附件1 ……表                        an attachment that is held
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from search.gazette.labels import label
from search.gazette.layout import Line, closed
from search.gazette.model import Attachment
from search.gazette.paragraphs import ends_sentence
from search.gazette.passage import Passage, joined
from search.gazette.titles import Titles, bare, is_organ, is_text_title

_DATE_LINE = re.compile(r"(?:\d{4}|[零〇○ＯO一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日")
_NAME = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_ISSUING = ("通知", "公告", "通告", "决定", "令")
_ISSUED = re.compile(rf"(?:印发|转发|公布|发布)(.+?)的?(?:{'|'.join(_ISSUING)})$")
_ANNOUNCED = re.compile(r"附件\s*[：:](?=.)")
_ATTACHED = re.compile(r"附件\s*(?P<n>\d{0,2}|[一二三四五六七八九十]{0,3})\s*[：:]?")
_REMARK = re.compile(r"[（(]此件[^（）()]*[）)]")
_OFFICIAL = re.compile(r"代?(?:市长|省长|县长|区长|州长|旗长|主席|主任|总理|部长|局长|厅长)[\u4e00-\u9fff·]{2,5}")
_MAX_TITLE = 6
_MAX_ANNOUNCED = 40


class Role(Enum):
    """What a piece is."""

    RUNNING = "running"
    TEXT = "text"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines in order that play one role. ``mark`` is the line 附件1 above an attachment's title, if any."""

    role: Role
    lines: tuple[Line, ...]
    mark: str | None = None


def pieces(lines: list[Line], title: str) -> list[Piece]:
    """The pieces of a document's body; ``title`` is the document's."""
    names = Titles(_names(title))
    found: list[Piece] = []
    running: list[Line] = []
    at, signed = 0, False
    while at < len(lines):
        piece = _piece(lines, at, names, signed, begun=bool(running) and not ends_sentence(running[-1].flat))
        if piece is None:
            running.append(lines[at])
            names.add(_names(_latest(running)))
            signed = signed and bool(_REMARK.fullmatch(lines[at].flat))
            at += 1
            continue
        if piece.role is Role.SIGNATURE:
            above = len(piece.lines) - 1
            running = running[: len(running) - above]
            signed = True
            at += 1
        else:
            at += len(piece.lines)
            signed = False
        if running:
            found.append(Piece(Role.RUNNING, tuple(running)))
            running = []
        found.append(piece)
        if piece.role is Role.ANNOUNCEMENT:
            names.add(announced(piece))
    if running:
        found.append(Piece(Role.RUNNING, tuple(running)))
    return found


def signatories(signature: Piece) -> tuple[Passage, ...]:
    """The names above the date of a signature; one that takes two lines is one."""
    names = [closed(name, tight=True) for line in signature.lines[:-1] for name in _columns(line.text)]
    each = all(_is_signer(name.text) and not name.text.endswith(("和", "及", "与")) for name in names)
    return tuple(names) if each or not names else (joined(names),)


def _columns(text: Passage) -> list[Passage]:
    """What stands side by side in a line, if each is a name."""
    parts = [text[m.start() : m.end()] for m in re.finditer(r"\S+(?:\s\S+)*", text.text)]
    return parts if all(_is_signer(part.text) for part in parts) else [text]


def _is_signer(text: str) -> bool:
    return is_organ(text) or bool(_OFFICIAL.fullmatch(re.sub(r"\s", "", text)))


def attachments(found: list[Piece]) -> tuple[Attachment, ...]:
    """The attachments that ``found`` announces, and which of them it holds; those held unannounced as well."""
    held = {bare(_title_text(p)) for p in found if p.role is not Role.RUNNING and p.role is not Role.SIGNATURE}
    marks = {_number(p.mark) for p in found if p.mark}
    titles = [name for p in found if p.role is Role.ANNOUNCEMENT for name in announced(p)]
    listed = [
        Attachment(name, bare(name) in held or i in marks or (len(titles) == 1 and 0 in marks))
        for i, name in enumerate(titles, 1)
    ]
    known = {bare(name) for name in titles}
    extra = [p for p in found if p.role is Role.ATTACHMENT and bare(_title_text(p)) not in known]
    numbered = [p for p in extra if not (titles and _number(p.mark) in range(len(titles) + 1))]
    return tuple(listed) + tuple(Attachment(_title_text(p), True) for p in numbered if _title_text(p))


def announced(piece: Piece) -> list[str]:
    """The titles that 附件：1.…… 2.…… names.

    They are numbered, or there is but one.
    """
    text = _ANNOUNCED.sub("", "".join(line.flat for line in piece.lines), count=1)
    parts = re.split(r"(?<!\d)\d{1,2}[.．、](?!\d)", text)
    names = [part.strip("；;。，, ") for part in parts]
    return [name for name in names if name]


def _piece(lines: list[Line], at: int, names: Titles, signed: bool, begun: bool) -> Piece | None:
    """The piece other than running text that begins at ``at`` (a signature: that ends with its date there).

    ``signed`` tells that a signature stands above, ``begun`` that a sentence has begun above and goes on.
    """
    text = lines[at].flat
    if _DATE_LINE.fullmatch(text):
        above = _signatories(lines, at)
        if above or (at == len(lines) - 1 and not begun):
            return Piece(Role.SIGNATURE, tuple(lines[at - above : at + 1]))
    if _ANNOUNCED.match(text):
        return Piece(Role.ANNOUNCEMENT, tuple(lines[at : _announcement_end(lines, at)]))
    if _ATTACHED.fullmatch(text):
        title = _title(lines, at + 1, names, loose=True)
        return Piece(Role.ATTACHMENT, tuple(lines[at : at + 1 + title]), text)
    if not begun and (count := _title(lines, at, names, loose=signed)):
        return Piece(Role.TEXT, tuple(lines[at : at + count]))
    return None


def _signatories(lines: list[Line], at: int) -> int:
    """How many lines above the date at ``at`` name who signs."""
    count = 0
    while count < min(6, at):
        line = lines[at - count - 1].flat
        if is_organ(line) or _OFFICIAL.fullmatch(line) or (count and re.search(r"[和及与、]$", line) and not label(line)):
            count += 1
        elif count == 0 and at > 1 and is_organ(lines[at - 2].flat + line) and not ends_sentence(lines[at - 2].flat):
            count += 2
        else:
            break
    return count


def _announcement_end(lines: list[Line], at: int) -> int:
    """Index of the line behind the last that announces attachments, from ``at`` on."""
    end = at + 1
    while end < len(lines) and end - at < _MAX_ANNOUNCED:
        text = lines[end].flat
        mark = label(text)
        numbered = mark is not None and bool(re.match(r"\d", text))
        stops = _ATTACHED.fullmatch(text) or _REMARK.match(text) or is_organ(text) or _DATE_LINE.fullmatch(text)
        tabbed = "\t" in lines[end].text.text
        if stops or tabbed or ends_sentence(text) or (mark and not numbered) or text.startswith("注："):
            break
        end += 1
    return end


def _title(lines: list[Line], at: int, names: Titles, loose: bool) -> int:
    """How many lines from ``at`` on are the title of an issued text, 0 if none.

    A title is one that the document names; ``loose``, where one is due (behind a signature or 附件1),
    also lines that end like one.
    """
    texts = [line.flat for line in lines[at : at + _MAX_TITLE + 1]]
    if count := names.lead(texts[:_MAX_TITLE]):
        return count + (count < len(texts) and "".join(texts[: count + 1]) in names)
    return _loose_title(lines, at) if loose else 0


def _loose_title(lines: list[Line], at: int) -> int:
    text = ""
    for count in range(1, min(_MAX_TITLE, len(lines) - at) + 1):
        line = lines[at + count - 1].flat
        text += line
        running = lines[at + count - 1].indented or label(line) or ends_sentence(line) or re.search("[，。；]", text)
        if running or _REMARK.match(line):
            return 0
        if is_text_title(text):
            more = lines[at + count] if at + count < len(lines) else None
            return count + (more is not None and bool(re.fullmatch(r"[（(][^（）()]{1,20}[）)]", more.flat)))
    return 0


def _names(text: str) -> list[str]:
    """The texts that ``text`` names in 《》 or issues by its title."""
    issued = _ISSUED.search(text) if text.endswith(_ISSUING) else None
    return (_NAME.findall(text) if "》" in text else []) + ([issued[1]] if issued else [])


def _latest(running: list[Line]) -> str:
    """The latest lines as one text, long enough to hold a name that was wrapped."""
    return "".join(line.flat for line in running[-6:])


def _title_text(piece: Piece) -> str:
    lines = piece.lines[1:] if piece.mark else piece.lines
    return "".join(line.flat for line in lines)


def _number(mark: str | None) -> int:
    """The number in 附件2; 0 where it has none."""
    found = _ATTACHED.fullmatch(mark or "附件")
    digits = found["n"] if found else ""
    return int(digits) if digits.isdigit() else 0
