"""The errors we raise, and no others:

    SearchError              what went wrong, in Chinese, and what to do instead
    ├── BadRequest           400  the question cannot be asked like this
    ├── NotFound             404  no such document, clause or issue
    ├── CorpusError          422  there is nothing to read at the path that was given
    ├── IndexMissing         503  there is no index at the address
    ├── IndexOutdated        503  the index was made by another version (SCHEMA_VERSION)
    ├── IndexDamaged         503  the index cannot be read
    ├── IndexBusy            503  another process is writing the index
    └── AddressUnusable      503  the site cannot be served at the host and port that were given

Bad source text is not an error: it is a ``Problem`` in a ``Reading``.
"""


class SearchError(Exception):
    """``str(error)`` is a message in Chinese for the person who asked; ``status`` its HTTP status."""

    status = 500


class BadRequest(SearchError):
    status = 400


class NotFound(SearchError):
    status = 404


class CorpusError(SearchError):
    status = 422


class IndexMissing(SearchError):
    status = 503


class IndexOutdated(SearchError):
    status = 503


class IndexDamaged(SearchError):
    status = 503


class IndexBusy(SearchError):
    status = 503


class AddressUnusable(SearchError):
    status = 503
