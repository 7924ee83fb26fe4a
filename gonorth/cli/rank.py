"""gonorth rank: the lines of a corpus nearest to each query, for measuring a ranker from outside."""

from __future__ import annotations

import argparse
from typing import Any

from gonorth.cli.arguments import as_count
from gonorth.cli.files import read_lines
from gonorth.cli.output import OK, print_json, refuse
from gonorth.facts.words import Refusal
from gonorth.matching.meaning import SkillRanker, TitleRanker
from gonorth.matching.ranker import SAME, Ranker, top

MAX_BYTES = 500_000_000
AT_ONCE = 32  # queries: their likenesses to all texts are held together
RANKERS: dict[str, type[Ranker]] = {"title": TitleRanker, "skill": SkillRanker}


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "rank",
        parents=[common],
        help="rank the lines of a corpus for each query",
        description='One text a line in both files. Prints, per query, {"query": i, "hits": [[corpus line, '
        "score], …]} with indices from 0 and scores from 0 to 1, best first, ties in corpus order.",
        epilog="example: gonorth rank --as title queries.txt corpus.txt --top 10",
    )
    parser.add_argument(
        "--as", dest="kind", choices=sorted(RANKERS), required=True, help="what the texts are"
    )
    parser.add_argument("queries", metavar="QUERIES")
    parser.add_argument("corpus", metavar="CORPUS")
    parser.add_argument("--top", type=as_count, default=100, metavar="100")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    try:
        queries, corpus = (read_lines(path, MAX_BYTES) for path in (args.queries, args.corpus))
    except Refusal as refusal:
        return refuse(refusal, args.lang)
    ranker = RANKERS[args.kind](corpus)
    for start in range(0, len(queries), AT_ONCE):
        for number, of_texts in enumerate(ranker.similarities(queries[start : start + AT_ONCE]), start):
            levels = of_texts[ranker.text_of]
            hits = [[int(row), int(levels[row]) / SAME] for row in top(levels, args.top)]
            print_json({"query": number, "hits": hits})
    return OK
