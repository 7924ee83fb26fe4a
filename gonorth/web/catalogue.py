"""What do pages ask of the shelf beside its openings? Where each is found: its row, page, employer's page.

Built once for a shelf, at the first page that asks, and gone with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

import numpy as np

from gonorth.matching.columns import columns_of
from gonorth.matching.index import Index
from gonorth.matching.ragged import Ints
from gonorth.web import clock
from gonorth.web.bridge import Shelf
from gonorth.web.models import Employer, Posting
from gonorth.web.models.employer import key_for


@dataclass(frozen=True)
class Catalogue:
    pks: Ints  # by row of the index, the Posting.pk of its page
    posts: Mapping[str, tuple[int, ...]]  # an opening's id to the pks of all posts of its job
    slugs: Mapping[str, str]  # an employer's key to its page
    first_seen: Ints  # by row: seconds since 1970
    since: datetime  # this catalogue, and its shelf, have not changed since
    known: Ints  # the pks of all posts, ascending, and beside each the row that stands for its job
    row_of: Ints

    def rows(self, pks: Ints) -> Ints:
        """The rows of these postings, each once, in order; those that are not on the shelf left out."""
        at = np.minimum(np.searchsorted(self.known, pks), max(len(self.known) - 1, 0))
        is_here = self.known[at] == pks if len(self.known) else np.zeros(len(pks), bool)
        return np.unique(self.row_of[at[is_here]])

    def slug(self, employer: str) -> str | None:
        return self.slugs.get(key_for(employer))


_held: WeakKeyDictionary[Index, Catalogue] = WeakKeyDictionary()


def catalogue(shelf: Shelf) -> Catalogue:
    if shelf.index not in _held:
        _held[shelf.index] = _made(shelf)
    return _held[shelf.index]


def _made(shelf: Shelf) -> Catalogue:
    row_of = columns_of(shelf.index).row_of
    by_pk = sorted((pk, shelf.faces[id]) for id, pk in shelf.pks.items())
    posts: dict[str, list[int]] = defaultdict(list)
    for pk, face in by_pk:
        posts[face].append(pk)
    pks = [shelf.pks[opening.id] for opening in shelf.index.openings]
    seen = dict(Posting.objects.open().values_list("pk", "first_seen"))
    return Catalogue(
        pks=np.array(pks, np.int64),
        posts={face: tuple(theirs) for face, theirs in posts.items()},
        slugs=dict(Employer.objects.values_list("key", "slug")),
        first_seen=np.array([int(seen[pk].timestamp()) if pk in seen else 0 for pk in pks], np.int64),
        since=clock.now().replace(microsecond=0),
        known=np.array([pk for pk, _ in by_pk], np.int64),
        row_of=np.array([row_of[face] for _, face in by_pk], np.int64),
    )
