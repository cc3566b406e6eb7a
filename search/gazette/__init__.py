"""Reading: the bytes of a source file → documents, their clauses, and the problems met on the way.

Knows nothing of indexes, queries or the web. In the order of the flow: ``source`` (bytes → lines),
``layout`` (lines → pages and paragraphs), ``frontmatter`` (whose document this is), ``outline`` and
``tables`` (paragraphs → clauses), ``parse`` (the composition). ``model`` holds what passes between
them, ``numbers`` the grammar of 文号, ``record`` the published JSON.
"""
