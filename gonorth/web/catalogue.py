"""What do pages ask of the shelf beside its openings? Where each is found: its row, page, employer's page.

Built once for a shelf, at the first page that asks, and gone with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from gonorth.facts.employers import employer_key
from gonorth.matching.index import Index
from gonorth.web import clock
from gonorth.web.bridge import Shelf
from gonorth.web.models import Employer, Posting


@dataclass(frozen=True)
class Catalogue:
    ids: Mapping[int, str]  # Posting.pk to the id of the opening that stands for its job
    posts: Mapping[str, tuple[int, ...]]  # that id to the pks of all posts of the job
    slugs: Mapping[str, str]  # an employer's key to its page
    first_seen: Mapping[int, datetime]  # by Posting.pk
    since: datetime  # this catalogue, and its shelf, have not changed since

    def slug(self, employer: str) -> str | None:
        return self.slugs.get(employer_key(employer))


_held: WeakKeyDictionary[Index, Catalogue] = WeakKeyDictionary()


def catalogue(shelf: Shelf) -> Catalogue:
    if shelf.index not in _held:
        _held[shelf.index] = _made(shelf)
    return _held[shelf.index]


def _made(shelf: Shelf) -> Catalogue:
    ids = {pk: shelf.faces[id] for id, pk in shelf.pks.items()}
    posts: dict[str, list[int]] = defaultdict(list)
    for pk, face in ids.items():
        posts[face].append(pk)
    return Catalogue(
        ids=ids,
        posts={face: tuple(pks) for face, pks in posts.items()},
        slugs=dict(Employer.objects.values_list("key", "slug")),
        first_seen=dict(Posting.objects.open().values_list("pk", "first_seen")),
        since=clock.now().replace(microsecond=0),
    )
