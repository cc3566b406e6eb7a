"""What else a word is called: bodies have several names (the gazette's bodies.txt) and former ones, places short ones
(data/names.txt); and people say other words than official texts (``lay``)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from search.gazette.words import names as bodies
from search.index.text.characters import normal
from search.index.text.lay import official


@lru_cache(maxsize=4096)
def also(word: str) -> tuple[str, ...]:
    """What is looked for with ``word``: the other names of what it names, then what official texts say for it.

    >>> also("发改委"), also("历下区"), also("老公"), also("配偶")
    (('发展改革委', '发展和改革委员会', '发展改革委员会'), ('历下',), ('配偶', '夫妻一方', '夫妻'), ())
    """
    return tuple(dict.fromkeys((*same(word), *official(word))))


def same(word: str) -> tuple[str, ...]:
    """The other names of what ``word`` names; those with ``word`` in them it finds itself.

    >>> same("历下区"), same("历下"), same("老公")
    (('历下',), (), ())
    """
    return tuple(name for name in _classes().get(word, ()) if word not in name)


@lru_cache(maxsize=1024)
def otherwise(value: str) -> tuple[str, ...]:
    """``value`` with the longest name in it put in the other ways: 市发改委 stands in no issuer's name, but they do.

    >>> otherwise("市文旅局"), otherwise("市政府办公厅"), otherwise("贷款")
    (('市文化和旅游局', '市文化旅游局'), ('市人民政府办公厅',), ())
    """
    run = normal(value)
    if "政府" in run and "人民政府" not in run:
        return (run.replace("政府", "人民政府"),)
    name = max((name for name in _classes() if len(name) > 2 and name in run), key=len, default="")
    return tuple(run.replace(name, other) for other in _classes().get(name, ()) if other != name)


def names() -> list[str]:
    """Every name that is listed."""
    return list(_classes())


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Each name with all names that are found with it: what shares a name is one class."""
    lines = resources.files("search.index").joinpath("data/names.txt").read_text(encoding="utf-8").splitlines()
    classes: dict[str, tuple[str, ...]] = {}
    for line in (*bodies("bodies"), *(tuple(line.split()) for line in lines if not line.startswith("#"))):
        joined = tuple(dict.fromkeys(name for each in line for name in classes.get(each, (each,))))
        classes |= dict.fromkeys(joined, joined)
    return classes
