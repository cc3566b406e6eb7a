"""The question: what the reader types → ``Query``. Knows no engine.

    贷款 贴息            words, all of them (an unspaced run is cut into words by the engine)
    "贷款贴息" “贷款贴息”   a phrase, exactly, in the clause's own text
    -试行               not this word (or phrase, number, field)
    济政办发2019第18号    a 文号, in any spelling
    文种:通知            a field (see FIELDS)

Nothing that can be typed fails: what cannot be understood is searched as plain words, and
``notice`` says so and what to type.
"""

from search.query.fields import FIELDS
from search.query.nodes import Filter, Node, Not, Number, Phrase, Query, Words
from search.query.parser import MAX_LENGTH, parse

__all__ = (
    "FIELDS",
    "MAX_LENGTH",
    "Filter",
    "Node",
    "Not",
    "Number",
    "Phrase",
    "Query",
    "Words",
    "parse",
)
