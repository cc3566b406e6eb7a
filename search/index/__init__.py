"""The index: rows of clauses on disk, and the engine that answers from them.

The only place that knows an engine. ``engine`` is the boundary (types of our own, a Protocol of few
methods); ``embedded`` is Whoosh in this process; ``analyzer`` makes tokens of text for both sides.
"""
