"""How a newspaper or an office says where something stands, for running text.

First the title, then the 文号 (国发〔2000〕23号, 第二十五条, which the offices still follow), its year in 六角括号 (GB/T
9704-2012, 7.2.5), the marks as printed (7.3.3), the gazette, its pages joined by a dash (GB/T 15834-2011, 4.13).
"""

from __future__ import annotations

from search.cite.cited import Cited, carrier, numbered, quotation, quoted, title
from search.cite.place import place
from search.cite.steps import printed


def press(cited: Cited) -> str:
    """《…的通知》（济政发〔2022〕17号），二、（一）6.，载《济南市人民政府公报》2022年第20期，第4—5页"""
    quote = quotation(cited)
    parts = [title(cited.document) + numbered(cited.document), printed(place(cited)), carrier(cited, "—")]
    return (f"{quoted(quote)}——" if quote else "") + "，".join(filter(None, parts))
