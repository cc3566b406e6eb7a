"""How fast, how large, how steady: the benchmarks of the index and of its peers, on a corpus of any size.

    corpus/ ─► seeds (phrases of real text) ─► issue ─► corpus: N clauses in files
                                                          └─► questions by kind ─► measured ─► table, run, chart

``python -m tests.benchmarks --help`` tells the commands; ``make bench`` and ``make bench-peers`` run them.
"""
