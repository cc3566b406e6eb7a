"""Full-text search over a city's government gazette (政府公报), clause by clause.

    corpus/ *.txt ─► gazette: read → Document(Clause), Problems ─► index: build ─► Engine ─┐
    what the reader types ─► query.parse ─► Query ─────────────────────────────────────────┴► Results ─► web | cli

Each folder is a stage, each file one concept; imports point one way (tests/test_architecture.py).
This file imports nothing.
"""
