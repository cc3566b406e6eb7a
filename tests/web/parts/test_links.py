"""What a document cites, in its text and as a list."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from search.gazette.model import Citation, Cited, DocumentNumber, Level, Relation, Span
from search.results import Fragment
from search.web.addresses import Addresses
from search.web.parts.links import address, is_held, pieces, references, starts


def citation(start: int = 0, end: int = 1, **more: object) -> Citation:
    return Citation(Span(start, end), Cited.NUMBER, Relation.BASIS, **more)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.text(), st.booleans())), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))), st.integers(0, 9))
def test_pieces_keep_every_character_and_its_mark(texts, spans, start):
    fragments = [Fragment(text, matched) for text, matched in texts]
    text = "".join(one.text for one in fragments)
    made = list(pieces(fragments, [citation(*span) for span in sorted(spans)], start))
    assert [(c, f.matched) for one in made for f in one.fragments for c in f.text] == [
        (c, f.matched) for f in fragments for c in f.text
    ]
    for one in made:
        said = "".join(fragment.text for fragment in one.fragments)
        if one.citation:
            assert said == text[one.citation.span.start - start : one.citation.span.end - start]


def test_every_citation_of_the_corpus_is_a_piece(engine):
    for header in engine.documents():
        for clause in engine.document(header.id).clauses:
            cells = [cell.text for cell in clause.cells] if clause.cells else [clause.text]
            begins = starts(clause) if clause.cells else (0,)
            made = [p for text, at in zip(cells, begins) for p in pieces([Fragment(text)], clause.citations, at)]
            assert [piece.citation for piece in made if piece.citation] == list(clause.citations), clause.id


def test_a_link_leads_to_what_is_held_or_to_who_cites_it(engine):
    document = engine.document("济政发2022-18")
    number, here = DocumentNumber("鲁政办发", 2021, 3), document.clauses[3]
    assert address(citation(clause=here.id, target=here.id), document, Addresses()).startswith("#")
    assert address(citation(number=number, target="济政发2022-17"), document, Addresses()) == "/document/%E6%B5%8E%E6%94%BF%E5%8F%912022-17"
    assert address(citation(number=number, target="outside"), document, Addresses()).startswith("/search?q=%E5%BC%95%E7%94%A8%3A")
    assert address(citation(title="甲 乙办法", target="outside"), document, Addresses()).startswith("/search?q=%E5%BC%95%E7%94%A8%3A%22")
    assert address(citation(malformed="没有年份", target="malformed:没有年份"), document, Addresses()) is None
    assert address(citation(title="甲表", form=True, target="form"), document, Addresses()) is None


def test_another_document_is_listed_once_with_all_that_is_done_with_it(engine):
    document = engine.document("济政发2022-17")
    number = DocumentNumber("国发", 2021, 9)
    twice = (citation(number=number, level=Level.STATE), replace(citation(2, 3, number=number), relation=Relation.ISSUES))
    own = citation(4, 5, number=document.number, target=document.id)
    clause = replace(document.clauses[0], citations=(*twice, own, citation(6, 7, title="甲表", form=True)))
    (one,) = references(replace(document, clauses=(clause,)))
    assert (one.citation.number, one.relations) == (number, ("依据", "印发"))


def test_what_is_held_is_told_from_what_is_not():
    assert is_held(citation(target="d"))
    assert not any(map(is_held, (citation(target="outside"), citation(clause="d/一", target="d/一"), citation(form=True, target="form"))))
