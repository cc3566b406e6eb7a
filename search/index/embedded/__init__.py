"""The engine in this process: Whoosh's commits over our own arrays. The only place that knows Whoosh."""

from search.index.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
