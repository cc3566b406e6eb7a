"""The ways in which people write a 文号."""

from __future__ import annotations

from search.gazette.model import DocumentNumber

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
TRADITIONAL = str.maketrans("济发办号国华务闽联业财规单银转发", "濟發辦號國華務閩聯業財規單銀轉發")


def spellings(number: DocumentNumber) -> list[str]:
    """``number`` in at least twelve spellings, the canonical one first."""
    return _decree(number) if number.year is None else _dated(number.organ, str(number.year), str(number.serial))


def _dated(organ: str, year: str, serial: str) -> list[str]:
    canonical = f"{organ}〔{year}〕{serial}号"
    return [
        canonical,
        *(f"{organ}{a}{year}{b}{serial}号" for a, b in ("[]", "［］", "【】", "（）", "()", "〈〉", "<>", "〔]")),
        f"{organ}{year}年{serial}号",
        f"{organ}{year}第{serial}号",
        f"{organ}{year}年第{serial}号",
        f"{organ}{year}-{serial}",
        f"{organ}{year}－{serial}号",
        f"{organ}〔{year}年〕{serial}号",
        f"{organ}〔{year}〕第{serial}号",
        f"{organ}〔{year}〕字第{serial}号",
        f"{organ}〔{year}〕{serial.zfill(3)}号",
        f"{organ}〔{year}〕{serial}",
        f"{organ} 〔 {year} 〕 {serial} 号",
        f"{organ}〔{year[:2]} {year[2:]}〕\n{serial}号",
        f" {organ}\u3000〔{year}〕{serial}号\t",
        " ".join(canonical),
        "\n".join(canonical),
        *(canonical[:i] + " " + canonical[i:] for i in range(1, len(canonical))),
        canonical.translate(WIDE),
        canonical.translate(TRADITIONAL),
        f"{organ}［{year}］第０{serial.translate(WIDE)}号".translate(TRADITIONAL),
    ]


def _decree(number: DocumentNumber) -> list[str]:
    name, serial = number.organ.removesuffix("令"), str(number.serial)
    canonical = str(number)
    return [
        canonical,
        f"{name}令 第{serial}号",
        f"{name}令第 {serial} 号",
        f"{name}令\n第{serial}号",
        f"{name}令（第{serial}号）",
        f"{name}令(第{serial}号)",
        f"{name}令〔第{serial}号〕",
        f"{name}令{serial}号",
        f"{name}令第{serial}",
        f"{name}第{serial}号令",
        f"{name} 第 {serial} 号令",
        f"{name}令第0{serial}号",
        " ".join(canonical),
        canonical.translate(WIDE),
        canonical.translate(TRADITIONAL),
        *(canonical[:i] + " " + canonical[i:] for i in range(1, len(canonical))),
    ]
