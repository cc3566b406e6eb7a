"""Documents as one zip, an Akoma Ntoso file each: one thing to download, whole or not at all.

The same documents give the same bytes: no file bears the time at which it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from search.export.akomantoso import akomantoso
from search.gazette.model import Document


def write(documents: Iterable[Document], path: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for document in documents:
            entry = ZipInfo(name(document))
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, akomantoso(document))


def name(document: Document) -> str:
    """The file of a document: its id, as any system takes it.

    """
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", document.id) + ".xml"
