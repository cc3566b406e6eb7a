"""The command line: ``gazette COMMAND``. The only place that opens an engine and starts the site.

Everything is put together here, top to bottom: the grammar, one function for each command, and
``main``, which turns errors into a message in Chinese and an exit code. Whatever is slow to import
(jieba, NumPy, Flask) is imported by the command that needs it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from search import citing, query, terminal
from search.arguments import WRONG_USAGE, Parser, day, whole
from search.cite import STYLES
from search.errors import BadRequest, NotFound, SearchError, reason
from search.gazette import numbers
from search.gazette.model import Document, DocumentNumber
from search.gazette.nearest import nearest, offer
from search.gazette.record import Record, document_record, published, standing_record
from search.gazette.validity import Validity
from search.index.engine import Engine, create_engine, open_engine
from search.progress import Progress
from search.web import wording
from search.web.record import dangling_record, results_record, whole_record

FOUND, NOTHING, FAILED = 0, 1, 3
INTERRUPTED, PIPE_CLOSED = 130, 141
"""128 + the signal, as shells count it (SIGINT, SIGPIPE)."""

CODES = """\
退出码：
  0  完成，或找到了
  1  什么也没有找到；check 时：有文件读不出来
  2  命令写错了
  3  语料或索引不能用（不存在、没有权限、版本不同、已损坏……）
"""

CORPUS = "corpus"
INDEX = "var/index"
JUDGED = "tests/relevance/queries.tsv"

MOST = 1_000_000
"""The highest --limit and --page: more clauses than a city's gazette has, and small enough for any engine."""

TOLD = 10
"""Problems that are told after indexing: half a screen. `gazette check` tells all."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command line; what it returns is the exit code."""
    terminal.prepare()
    try:
        code = _run(grammar().parse_args(arguments))
        sys.stdout.flush()
        return code
    except SearchError as error:
        return _complain(str(error), _code(error))
    except KeyboardInterrupt:
        return _complain("已中断。", INTERRUPTED)
    except BrokenPipeError:
        terminal.write_no_more()
        return PIPE_CLOSED
    except OSError as error:
        terminal.write_no_more()
        return _complain(f"读写失败：{reason(error)}。", FAILED)


def _run(asked: argparse.Namespace) -> int:
    command: Callable[[argparse.Namespace], int] = asked.run
    return command(asked)


def _code(error: SearchError) -> int:
    """The exit code of an error."""
    if isinstance(error, NotFound):
        return NOTHING
    return WRONG_USAGE if isinstance(error, BadRequest) else FAILED


def _complain(message: str, code: int) -> int:
    print(f"gazette：{terminal.safe(message)}", file=sys.stderr)
    return code


# The grammar ---------------------------------------------------------------------------------


def grammar() -> Parser:
    parser = Parser(prog="gazette", description="政府公报全文检索：逐条检索公文。", epilog=CODES)
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)

    def add(run: Callable[[argparse.Namespace], int], does: str, example: str) -> Parser:
        name = run.__name__.strip("_")
        epilog = f"例：\n  {example}\n\n{CODES}"
        command: Parser = commands.add_parser(name, help=does, description=does + "。", epilog=epilog)
        command.set_defaults(run=run)
        command.add_argument(
            "--index",
            metavar="DIR",
            type=Path,
            default=_default_index(),
            help=f"索引所在的目录（默认 {INDEX}，或环境变量 GAZETTE_INDEX）",
        )
        return command

    index = add(_index, "读入语料，建立或更新索引", "gazette index corpus/")
    index.add_argument("path", metavar="PATH", nargs="?", type=Path, default=Path(CORPUS), help="文件或目录，默认 corpus")

    search = add(_search, "检索条款", "gazette search 小微企业 贷款贴息")
    search.add_argument("query", metavar="QUERY", nargs="+", help="检索式；写 - 时从标准输入逐行读检索式，每行输出一个 JSON")
    search.add_argument("--json", action="store_true", help="输出 JSON")
    search.add_argument("--facets", action="store_true", help="另按年、文种、机关、期、责任单位、完成年份、效力统计符合的条款")
    _as_of(search)
    search.add_argument("--sort", choices=list(query.Sort), default=query.Sort.RELEVANCE, help=f"排序：{_sorts()}")
    search.add_argument("--group", action="store_true", help="按公文归在一起：每页几件公文，每件显示最先的几条")
    search.add_argument("--limit", metavar="N", type=whole(1, MOST), default=10, help="每页几条（--group 时几件），默认 10")
    search.add_argument("--page", metavar="N", type=whole(1, MOST), default=1, help="第几页，默认 1")
    search.add_argument("--explain", action="store_true", help="JSON 里说明每条为什么排在这里")

    show = add(_show, "显示一件公文的全文", "gazette show 济政办发2019第18号")
    show.add_argument("number", metavar="文号", nargs="+", help="文号（任何写法）或公文的 id")
    show.add_argument("--json", action="store_true", help="输出 JSON")
    _as_of(show)

    cite = add(_cite, "给出一件公文、一条或其中一句的引用格式", "gazette cite 济政发〔2022〕17号 --clause 二/一/6 --style law")
    cite.add_argument("number", metavar="文号", nargs="+", help="文号（任何写法）或公文的 id")
    cite.add_argument("--clause", metavar="ID", help="引用其中一条：条款的 id，公文的 id 可省略，例如 二/一/6")
    cite.add_argument("--quote", metavar="TEXT", help="引用这些文字，照原文写；不止一条有时，用 --clause 指明")
    cite.add_argument("--style", choices=[style.key for style in STYLES], help=f"只给这一种：{_styles()}")
    cite.add_argument("--base", metavar="URL", help="网站的地址，例如 https://gazette.example.cn；写了才有永久链接")

    citations = add(_citations, "列出引用了而没有收录的文号，以及写错的文号", "gazette citations")
    citations.add_argument("--json", action="store_true", help="每行输出一个 JSON")

    export = add(_export, "导出全部条款", "gazette export --format csv --output clauses.csv")
    formats = "格式：jsonl 每行一条（默认），csv 表格（Excel 可直接打开），akn 每件公文一个 Akoma Ntoso XML，合成一个 zip"
    export.add_argument("--format", choices=["jsonl", "csv", "akn"], default="jsonl", help=formats)
    _as_of(export)
    export.add_argument("--output", metavar="FILE", type=Path, help="写入文件，默认写到标准输出")

    check = add(_check, "检查语料读得怎样：公文、条款、页码、解析问题、字符平衡", "gazette check corpus/")
    check.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="文件或目录")

    evaluate = add(_evaluate, "检验排序：用有答案的问题提问", f"gazette evaluate --queries {JUDGED}")
    evaluate.set_defaults(index=None)
    evaluate.add_argument("--queries", metavar="FILE", type=Path, default=Path(JUDGED), help=f"问题，默认 {JUDGED}")
    evaluate.add_argument("--ranks", metavar="FILE", type=Path, help="每个问题的名次写入这个文件，并报告与原来的不同")
    evaluate.add_argument("--passages", metavar="FILE", type=Path, help="不查索引，而查这些段落：每行一个 JSON，也可以是 gzip")
    evaluate.add_argument("--qrels", metavar="FILE", type=Path, help="--passages 的答案：问题 id、段落 id、相关度，制表符分开")
    evaluate.add_argument("--json", action="store_true", help="输出 JSON")

    serve = add(_serve, "打开网站", "gazette serve --port 8000")
    serve.add_argument("--host", metavar="HOST", default="127.0.0.1", help="地址，默认 127.0.0.1（只供本机）")
    serve.add_argument("--port", metavar="PORT", type=whole(0, 65535), default=8000, help="端口，默认 8000")
    serve.add_argument("--base", metavar="URL", help="读者打开网站的地址，可以带路径，例如 https://example.cn/gazette；永久链接、订阅都以它开头")
    serve.add_argument("--workers", metavar="N", type=whole(1, 64), help="几个进程，默认每个处理器核心一个（2 到 8 个）")
    return parser


def _as_of(command: Parser) -> None:
    command.add_argument("--as-of", metavar="DATE", type=day, default=date.today(), help="效力截至哪一天，默认今天")


def _sorts() -> str:
    """
    >>> _sorts()
    'relevance 相关度（默认），date 日期，place 刊登位置'
    """
    default = {query.Sort.RELEVANCE: "（默认）"}
    return "，".join(f"{sort.value} {name}{default.get(sort, '')}" for sort, name in wording.SORTS.items())


def _styles() -> str:
    """
    >>> _styles().partition("，gbt")[0]
    'press 新闻与公文，law 法学引注手册'
    """
    return "，".join(f"{style.key} {style.name}" for style in STYLES)


def _default_index() -> Path:
    return Path(os.environ.get("GAZETTE_INDEX") or INDEX)


# The commands --------------------------------------------------------------------------------


def _index(asked: argparse.Namespace) -> int:
    from search.index.build import build

    with closing(create_engine(asked.index)) as engine:
        report = build(asked.path, engine, Progress(sys.stderr))
    for source, problem in report.problems[:TOLD]:
        line = f"第 {problem.line} 行：" if problem.line else ""
        print(terminal.safe(f"{source}：{line}{problem.message}"), file=sys.stderr)
    if (more := len(report.problems) - TOLD) > 0:
        print(f"……还有 {more} 个解析问题，用 gazette check {asked.path} 查看。", file=sys.stderr)
    print(report)
    return FOUND


def _search(asked: argparse.Namespace) -> int:
    with _engine(asked.index) as engine:
        if asked.query == ["-"]:
            for line in sys.stdin.buffer:
                question = _question(line.decode("utf-8", "replace").rstrip("\r\n"), asked)
                print(_json(results_record(question, engine.search(question))), flush=True)
            return FOUND
        question = _question(" ".join(map(_readable, asked.query)), asked)
        results = engine.search(question)
        if asked.json:
            print(_json(results_record(question, results)))
        else:
            _tell(terminal.results(question, results, terminal.marks(sys.stdout)))
    return FOUND if results.total or results.hits else NOTHING


def _show(asked: argparse.Namespace) -> int:
    document = _document(asked)
    with _engine(asked.index) as engine:
        validity = engine.validity(document.id, asked.as_of)
        citing = engine.search(_citing(document)) if document.number else None
    if asked.json:
        print(_json(whole_record(document, validity, asked.as_of, citing.hits if citing else ())))
    else:
        _tell(terminal.document(document, validity, citing.total if citing else 0))
    return FOUND


def _citing(document: Document) -> query.Query:
    """The clauses that cite a document, as in the gazette."""
    return query.parse(f"引用:{document.number}").page(MOST).arranged(query.Sort.PLACE)


def _citations(asked: argparse.Namespace) -> int:
    from search.index.show.dangling import dangling

    with _engine(asked.index) as engine:
        found = dangling(engine.cited())
        if asked.json:
            _tell(_json(dangling_record(one)) for one in found)
        else:
            _tell(terminal.dangling(found))
    return FOUND if found else NOTHING


def _cite(asked: argparse.Namespace) -> int:
    document = _document(asked)
    clause, quote, base = (text and _readable(text) for text in (asked.clause, asked.quote, asked.base))
    cited = citing.cited(document, clause, quote, base, date.today())
    if asked.style == "link" and not cited.url:
        raise BadRequest("永久链接要知道网站的地址，请写 --base，例如 --base https://gazette.example.cn。")
    chosen = [style for style in STYLES if asked.style in (None, style.key)]
    _tell(terminal.citations([(style.name, style.write(cited)) for style in chosen]))
    return FOUND


def _export(asked: argparse.Namespace) -> int:
    from search.export import archive, spreadsheet

    with _engine(asked.index) as engine:
        documents = (document for header in engine.documents() if (document := engine.document(header.id)))
        if asked.format == "akn":
            if asked.output is None:
                raise BadRequest("akn 是一个压缩包，每件公文一个 XML 文件：请写 --output，例如 --output gazette.zip。")
            with _whole(asked.output) as part:
                archive.write(documents, part)
        else:
            with _output(asked.output) as out:
                if asked.format == "csv":
                    spreadsheet.write(documents, out)
                else:
                    _write_lines(documents, lambda held: engine.validity(held.id, asked.as_of), asked.as_of, out)
    return FOUND


def _write_lines(
    documents: Iterable[Document], validity: Callable[[Document], Validity], as_of: date, out: TextIO
) -> None:
    """A JSON object a line, for each clause, its document with what held of it."""
    for document in documents:
        held = {**document_record(document), **standing_record(validity(document), as_of)}
        for clause in document.clauses:
            print(_json({**published(clause, document), "document": held}), file=out)


def _check(asked: argparse.Namespace) -> int:
    from search.check import check, report
    from search.index.build import sources

    code = FOUND
    for path in asked.paths:
        for file in sources(path):
            try:
                checked = check(str(file), file.read_bytes())
            except OSError as error:
                code = _complain(f"读不到文件 {file}：{reason(error)}。", NOTHING)
            else:
                _tell(report(checked))
                code = code if checked.sound else NOTHING
    return code


def _evaluate(asked: argparse.Namespace) -> int:
    if (asked.passages is None) != (asked.qrels is None):
        raise BadRequest("--passages 和 --qrels 要一起写。")
    report = _of_passages(asked) if asked.passages else _of_judged(asked)
    if asked.json:
        print(_json(report if len(report) > 1 else next(iter(report.values()))))
    else:
        _tell(terminal.table(report))
    return FOUND


def _of_passages(asked: argparse.Namespace) -> Record:
    """The measures over others' passages; their index is kept only where --index says so."""
    from search.evaluate import passages

    with TemporaryDirectory() as nowhere, closing(create_engine(asked.index or Path(nowhere, "index"))) as engine:
        passages.index(asked.passages, engine)
        return passages.measured(asked.queries, asked.qrels, engine)


def _of_judged(asked: argparse.Namespace) -> Record:
    """The measures over the project's own judged questions, by their kind."""
    from search.evaluate import judged

    with _engine(asked.index or _default_index()) as engine:
        ranked = judged.ask_all(judged.questions(asked.queries), engine)
    if asked.ranks:
        _tell(judged.keep(ranked, asked.ranks))
    return judged.measured(ranked)


def _serve(asked: argparse.Namespace) -> int:
    from search.web import create_app
    from search.web.server import WORKERS, serve
    from search.web.site import site

    at = site(_readable(asked.base) if asked.base else None)
    with _engine(asked.index) as engine:
        serve(create_app(engine, at), asked.host, asked.port, asked.workers or WORKERS)
    return FOUND


# What they need ------------------------------------------------------------------------------


def _document(asked: argparse.Namespace) -> Document:
    """The document asked for by its 文号 or id, with all its clauses."""
    key = _readable(" ".join(asked.number))
    with _engine(asked.index) as engine:
        number = numbers.parse(key)
        document = (engine.document(number) if number else None) or engine.document(key)
        if document is None:
            raise NotFound(f"索引里没有“{key}”。{_nearest(number, engine.documents())}")
        return document


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)


def _engine(index: Path) -> closing[Engine]:
    return closing(open_engine(index))


def _question(text: str, asked: argparse.Namespace) -> query.Query:
    question = query.parse(text).page(asked.limit, asked.limit * (asked.page - 1))
    question = question.arranged(query.Sort(asked.sort), asked.group)
    return replace(question, facets=asked.facets, explain=asked.explain).on(asked.as_of)


def _readable(argument: str) -> str:
    """An argument as text: bytes that are no text in this locale become �."""
    return os.fsencode(argument).decode("utf-8", "replace")


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """Where to write: standard output, or a file that is there whole or not at all."""
    if path is None:
        yield sys.stdout
        return
    with _whole(path) as part, part.open("w", encoding="utf-8", newline="") as out:
        yield out


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Another path to write to, which takes the place of ``path`` when all is written."""
    if path.is_dir():
        raise BadRequest(f"不能写入 {path}：是一个目录。请检查 --output。")
    part = path.with_name(path.name + ".part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise BadRequest(f"不能写入 {path}：{reason(error)}。请检查 --output。") from error
    finally:
        part.unlink(missing_ok=True)


def _nearest(number: DocumentNumber | None, documents: Iterable[Document]) -> str:
    """What to ask for instead, as a sentence."""
    if number is None:
        return "请写文号，例如：济政发〔2022〕17号；或用 gazette search 检索标题里的词。"
    return offer(number, nearest(number, (document.number for document in documents if document.number)))
