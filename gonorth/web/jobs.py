"""Which posts are one job, and what does that job say? Boards show some jobs once per place, and two boards
may show the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gonorth.nouns import Opening


@dataclass(frozen=True, slots=True)
class Post:
    """What of a posting's row tells which job it is."""

    key: str
    pk: int
    by_requisition: str
    by_content: str
    shows_pay: bool


def faces(posts: Sequence[Post]) -> dict[str, str]:
    """For each post, by key, the one that stands for its job. Posts that share a requisition or their
    content are one job, also by way of a third; the one that shows pay stands for the others, ties go to
    the first key."""
    parent: dict[str, str] = {}

    def root(mark: str) -> str:
        while parent.setdefault(mark, mark) != mark:
            parent[mark] = mark = parent[parent[mark]]
        return mark

    for post in posts:
        marks = [f"r{post.by_requisition}"] if post.by_requisition else []
        for mark in (*marks, f"c{post.by_content}"):
            parent[root(mark)] = root(post.key)
    face: dict[str, str] = {}
    for post in sorted(posts, key=lambda post: (not post.shows_pay, post.key)):
        face.setdefault(root(post.key), post.key)
    return {post.key: face[root(post.key)] for post in posts}


def job(posts: Sequence[Opening], mark: str) -> Opening:
    """The first post, standing for all of them: in every place and country that any of them names, so that
    nobody misses a job because its post for another town was kept. How it is done stays open where they
    differ. A job the employer did not number has its `mark` for a number: nobody need compare its text."""
    first = posts[0]
    numbered = first if first.requisition else replace(first, requisition=mark)
    if len(posts) == 1:
        return numbered
    modes = {post.work_mode for post in posts}
    return replace(
        numbered,
        places=tuple(dict.fromkeys(place for post in posts for place in post.places)),
        remote_within=tuple(dict.fromkeys(land for post in posts for land in post.remote_within)),
        work_mode=modes.pop() if len(modes) == 1 else "unknown",
    )
