"""Which of many phrases does a sentence say, and where? For lists too long, and too like one another, for
the patterns of gonorth.reading.phrases: every phrase is looked for at once, word by word.

Phrases are words, lower case: `work*` is any word that begins so, `…` any few words between two others,
`<job>` any of the phrases of the set of that name; what ends in `?` may be left out. Of the signs only
brackets and a dash between spaces are words, and they need not be there; the others part no words,
except those that end a thought.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_WORD = re.compile(r"\d+\s?%|\d+|[^\W\d_]+(?:['.][^\W\d_]+)*|[()]|(?<=\s)-(?=\s)|[;!?~]")
_SIGNS, _STOPS = frozenset("()-"), frozenset(";!?~")
_ANY = "…"
_FAR = 24  # words from the first of a phrase to its last
_STATES = 20_000  # remembered; hostile text may ask for more, which are then worked out anew


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase of the list `name`, in characters of the sentence."""

    name: str
    start: int
    end: int

    def overlaps(self, other: Found) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(eq=False, slots=True)
class _State:
    """Where in its phrases a reader may be after some words; `names`: lists with a phrase that ends here."""

    nodes: frozenset[int]
    names: frozenset[str]
    after: dict[str, _State | None] = field(default_factory=dict)


class PhraseMachine:
    """Built once from lists of phrases by name; finds them in sentences."""

    def __init__(self, lists: Mapping[str, Iterable[str]], sets: Mapping[str, Sequence[str]]) -> None:
        self._ways: list[dict[str, set[int]]] = [{}]  # from each node, by word; node 0 is the start
        self._ends: dict[int, set[str]] = {}
        self._prefixes: set[str] = set()
        self._words: set[str] = set()
        for name, phrases in lists.items():
            for phrase in phrases:
                for node in self._add(phrase, sets):
                    self._ends.setdefault(node, set()).add(name)
        self._states: dict[frozenset[int], _State] = {}
        self._start = self._state(frozenset({0}))
        self._known = lru_cache(20_000)(self._as_known)

    def _add(self, phrase: str, sets: Mapping[str, Sequence[str]]) -> set[int]:
        """Lay the phrase down; return the nodes it may end at."""
        nodes = {0}
        for part in phrase.split():
            word = part.removesuffix("?")
            if word == _ANY:
                reached = self._link(nodes, [_ANY])
                self._link(reached, [_ANY], reached)
            elif word.startswith("<"):
                reached = {self._node()}
                for choice in sets[word.strip("<>")]:
                    self._link(nodes, _split(choice), reached)
            else:
                reached = self._link(nodes, _split(word))
            nodes = reached | nodes if word == _ANY or word != part else reached
        return nodes

    def _link(self, nodes: set[int], words: Sequence[str], last: set[int] | None = None) -> set[int]:
        """Lead from the nodes over the words, to `last` where it is given."""
        for at, word in enumerate(words, 1):
            target = last if last and at == len(words) else {self._node()}
            (self._prefixes if word.endswith("*") else self._words).add(word.removesuffix("*"))
            for node in nodes:
                self._ways[node].setdefault(word, set()).update(target)
            nodes = target
        return nodes

    def _node(self) -> int:
        self._ways.append({})
        return len(self._ways) - 1

    def find(self, sentence: str) -> list[Found]:
        """Every phrase said, of each list the shortest from each word on."""
        marks = list(_WORD.finditer(sentence))
        words = [self._known(mark[0]) for mark in marks]
        return [
            Found(name, marks[first].start(), marks[last].end())
            for first, word in enumerate(words)
            if word
            for name, last in self._walk(words, first)
        ]

    def _walk(self, words: Sequence[str], first: int) -> Iterator[tuple[str, int]]:
        state = self._start
        done: set[str] = set()
        for at in range(first, min(len(words), first + _FAR)):
            word = words[at]
            following = state.after[word] if word in state.after else self._next(state, word)
            if following is None:
                return
            state = following
            if state.names:
                for name in state.names - done:
                    yield name, at
                done |= state.names

    def _next(self, state: _State, word: str) -> _State | None:
        following = self._state(self._nodes_after(state.nodes, word))
        state.after[word] = found = following if following.nodes else None
        return found

    def _nodes_after(self, nodes: frozenset[int], word: str) -> frozenset[int]:
        """Where a word leads; a sign leads on, or leaves a reader where he is."""
        reached: set[int] = set()
        for node in nodes:
            for way, targets in self._ways[node].items():
                if _leads(way, word):
                    reached |= targets
        return frozenset(reached | (nodes - {0}) if word in _SIGNS else reached)

    def _state(self, nodes: frozenset[int]) -> _State:
        if len(self._states) >= _STATES:
            self._states.clear()
            self._start.after.clear()
        if nodes not in self._states:
            names = frozenset(name for node in nodes for name in self._ends.get(node, ()))
            self._states[nodes] = _State(nodes, names)
        return self._states[nodes]

    def _as_known(self, word: str) -> str:
        """The word, or nothing for one in no phrase: all such are alike."""
        word = "".join(word.split())
        known = word in self._words or word in _SIGNS | _STOPS or word.startswith(tuple(self._prefixes))
        return word if known else ""


def _leads(way: str, word: str) -> bool:
    if way == _ANY:
        return word not in _SIGNS | _STOPS
    return way == word or (way[-1] == "*" and word.startswith(way[:-1]))


def _split(phrase: str) -> list[str]:
    """The words of a phrase as those of a sentence are told apart; a star stays with its word."""
    words = [mark[0].replace(" ", "") for mark in _WORD.finditer(f" {phrase.replace('*', 'ˣ')} ")]
    return [word.replace("ˣ", "*") for word in words] or [phrase]
