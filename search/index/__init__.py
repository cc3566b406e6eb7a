"""The index: rows of clauses on disk, and the engine that answers from them.

The only place that knows an engine. ``engine`` is the boundary: types of our own, a Protocol of few
methods, ``open_engine``. Behind it, in the order of the flow:

    characters  which characters compare equal
    analyzer    text → tokens, words
    schema      a reading → rows
    embedded    rows and postings on disk (Whoosh), in a ``folder``
    rows        all rows as arrays, in the order of the gazette
    snapshot    what one search reads: rows and postings of one commit
    matching    a node of a query → the rows for which it holds
    scoring     how well a row answers
    snippet     text → fragments that mark what was asked
    answer      a query → ``Results``
    build       a corpus → an index, changed files only
"""
