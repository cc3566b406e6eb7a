"""The errors we raise, and no others:

    SearchError              what went wrong, in Chinese, and what to do instead
    ├── BadRequest           400  the question cannot be asked like this
    │   └── WrongArguments        it is asked with arguments that there are not, or not so
    ├── NotFound             404  no such document, clause or issue
    ├── CorpusError          422  there is nothing to read at the path that was given
    ├── IndexMissing         503  there is no index at the address
    ├── IndexOutdated        503  the index was made by another version (SCHEMA_VERSION)
    ├── IndexDamaged         503  the index cannot be read
    ├── IndexBusy            503  another process is writing the index
    └── AddressUnusable      503  the site cannot be served at the host and port that were given

Bad source text is not an error: it is a ``Problem`` in a ``Reading``.
"""

import errno
from dataclasses import dataclass

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EIO: "磁盘读写出错",
    errno.ENOENT: "不存在",
    errno.ENOTDIR: "路径里有一段不是目录",
    errno.EISDIR: "是一个目录",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "名称太长",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese.

    >>> reason(PermissionError(errno.EACCES, "Permission denied")), reason(OSError("?"))
    ('没有权限', '系统错误')
    """
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else "系统错误")


class SearchError(Exception):
    """``str(error)`` is a message in Chinese for the person who asked; ``status`` its HTTP status."""

    status = 500


class BadRequest(SearchError):
    status = 400


@dataclass(frozen=True, slots=True)
class Wrong:
    """An argument that cannot be read, and why, in Chinese and in English."""

    parameter: str
    detail: str
    detail_en: str


class WrongArguments(BadRequest):
    """Tells of each argument what is wrong with it."""

    def __init__(self, wrong: tuple[Wrong, ...]) -> None:
        super().__init__("".join(one.detail for one in wrong))
        self.wrong = wrong


class NotFound(SearchError):
    """``nearest`` are names of what there is that may have been meant."""

    status = 404

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest


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
