"""What one document says about terms: what its sentences and lists say, put together."""


from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.gazette.citations import citations
from search.gazette.model import Document, Kind
from search.gazette.titles import is_text_title
from search.gazette.validity.deeds import Done, done
from search.gazette.validity.lists import Cites, changed_below, listed
from search.gazette.validity.provision import Provision
from search.gazette.validity.sentences import Sentence, sentences
from search.gazette.validity.speaker import Speaker
from search.gazette.validity.states import Named
from search.gazette.validity.terms import terms

_OF_ITSELF = re.compile("施行|日[实执起至]|之日|时起|行至|有效|行期|期限|日期")
_OF_OTHERS = re.compile(
    "废止|失效|作废|撤销|停止|不再|终止|取消|修[改订正]|调整|改为|替换|删|增加|延长|延续|顺延|延期|续期|继续|变更|代替|替代|取代|保留"
)
_OF_A_LIST = re.compile("附件|下列|以下|如下|下述")
"""What a clause has one of that speaks of its own term, does something to another document, or announces a list: looked
for first, as fourteen clauses of fifteen have none."""


def provisions(document: Document, cited: Cites | None = None) -> tuple[Provision, ...]:
    """What ``document`` says about terms: its own first, then of others, each once.

    ``cited`` is what its clauses cite, for who knows it already.
    """
    cited = citations(document) if cited is None else cited
    texts = (clause for clause in document.clauses if _may_say(clause.text, clause.id in cited))
    said = [sentence for clause in texts for sentence in sentences(clause, cited.get(clause.id, ()))]
    own = list(terms(document, said))
    speaker = Speaker(document, own)
    others = [speaker.does(each) for each in _deeds(document, said, cited)]
    once = {(each.deed, each.target, each.day): each for each in reversed(others) if each.target != document.id}
    return (*(each for term in own for each in speaker.holds(term)), *reversed(once.values()))


def _deeds(document: Document, said: Sequence[Sentence], cited: Cites) -> Iterator[Done]:
    """What the sentences and lists of ``document`` do to others."""
    performs = _performs(document)
    for sentence in said:
        if sentence.references or sentence.before:
            yield from done(sentence, performs)
    yield from listed(document, said, cited)
    yield from changed_below(document, cited)


def _performs(document: Document) -> bool:
    """Whether it is the purpose of ``document`` to do something to others: then 废止《…》 is a deed and no task."""
    early = document.clauses[:_EARLY]
    return bool(_PERFORMING.search(document.title)) or any(_DECIDES.search(clause.text) for clause in early)


_PERFORMING = re.compile("废止|失效|修改|修订|修正|停止执行|清理|延长|延续|继续有效")
_DECIDES = re.compile("决定(?:如下)?[^。，；]{0,12}[：:]$")
_EARLY = 12
"""Clauses: a decree has its preamble, its signature and a title before 国务院决定：."""


def _may_say(text: str, cites: bool) -> bool:
    """Whether a clause can say anything of a term; ``cites`` says that it names another document."""
    acts = (cites or _OF_A_LIST.search(text)) and _OF_OTHERS.search(text)
    return bool(acts or _OF_ITSELF.search(text))


def named(document: Document) -> tuple[Named, ...]:
    """The titles by which other documents may end ``document``: its own, and those of the texts that it issues."""
    texts = (c.text for c in document.clauses if c.kind is Kind.HEADING and not c.label and is_text_title(c.text))
    return tuple(Named(document.id, title, document.dated) for title in dict.fromkeys((document.title, *texts)))
