"""Reading: the bytes of a source file → documents, their clauses, and the problems met on the way.

Knows nothing of indexes, queries or the web. In the order of the flow:

    source                                      bytes → numbered lines, whatever the encoding
    layout, pages                               lines → text, furniture, printed page numbers
    frontmatter, masthead, contents             lines → whose they are: issue, 目录, documents
    titles, addressees, sections                a document's lines → what its head says, and its pieces
    paragraphs, labels, tables, outline         pieces → clauses, each under its headings
    parts, parse                                the proof that nothing is lost, and the composition

``model`` holds what passes between them, ``passage`` text that knows its place in the source,
``numbers`` the grammar of 文号, ``record`` the published JSON.
"""
