"""The API: a table of endpoints, of which routes, arguments, the OpenAPI document and its page are made.

``endpoints/`` declares each with what it asks, what it answers and how; ``shapes/`` says in types what answers are made
of; ``arguments.py`` reads what was asked, ``cursors.py`` goes on from page to page, ``problems.py`` says what went
wrong, ``openapi.py`` describes it all, for programs, and ``telling.py`` for people.
"""
