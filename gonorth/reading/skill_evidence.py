"""Is it the skill, or an everyday word written alike? Judged by what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from gonorth.reading.skill_table import Ambiguity, Reading, evidence

JOINTS = " \t\r\n,/;|&+•·*-–—()[]:\u00a0"
CONJUNCTIONS = frozenset({"", "and", "or", "and/or", "et", "ou", "et/ou", "as well as", "ainsi que", "e.g."})
LONGEST_JOINT = 14
FENCES = ",;/|•·()[]:&+\n\t"
FENCES_AFTER = FENCES + "."
LAST_CONJUNCTIONS = (" and ", " or ", " et ", " ou ")
GLUE_BEFORE, GLUE_AFTER = "&@#$-‑_*.", "&'’-‑_%"
DERIVING = frozenset({"based", "lang", "like", "native", "specific"})  # Go-based, R-like
NEAR = 100  # characters
LONGEST_ACRONYM = 3  # what is longer and in capitals is a heading


# A run of words that may be a skill: its start and end in the text, and what it then means. A plain
# tuple, since there are dozens to a page.
Match = tuple[int, int, Reading]


def judge(
    matches: Iterable[Match], text: str, folded: str, listed: bool, once: bool
) -> Iterator[tuple[Match, float]]:
    """Yield each match that is a skill, with how sure we are of it, in text order.

    `folded` is the text folded; `listed` says that it is a bare list of skills; with `once` a skill
    is yielded where it is first named, and no time is spent on where else it is.
    """
    page = Page(matches, text, folded, listed)
    sure, threshold = page.known.confidence["plain"], page.known.confidence["threshold"]
    known: set[str] = set()
    for at, match in enumerate(page.matches):
        if once and match[2].skill.id in known:
            continue
        rule = match[2].ambiguity
        confidence = sure if rule is None else page.confidence(at, rule)
        if confidence >= threshold:
            known.add(match[2].skill.id)
            yield match, confidence


class Page:
    """A text, what may be skills in it, and which of these stand together in a list."""

    def __init__(self, matches: Iterable[Match], text: str, folded: str, listed: bool) -> None:
        self.text, self.folded, self.listed = text, folded, listed
        self.known = evidence()
        self.matches = [match for match in matches if match[2].ambiguity is None or self._may_be(*match)]
        self._list = (0, -1)  # the latest list looked at; a long one is walked only once
        self._has_sure: dict[int, bool] = {}  # of the list that begins at a match
        self._ids: dict[int, set[str]] = {}

    def confidence(self, at: int, rule: Ambiguity) -> float:
        start, end, _ = self.matches[at]
        if self._is_something_else(start, end, rule):
            return 0.0
        if self._is_sure(at):
            return self.known.confidence["case"]
        found = self._evidence(at, rule)
        needs = rule.needs if self._is_as_written(start, end, rule) else "list"
        enough = self.known.strength[found] >= self.known.strength[needs]
        return self.known.confidence[found] if enough else 0.0

    def _may_be(self, start: int, end: int, reading: Reading) -> bool:
        """Whether it is written as the skill is; an item of a list may be in any case."""
        rule = reading.ambiguity
        if rule is None or self.listed:
            return True
        if rule.needs == "listed":
            return False
        return self._is_as_written(start, end, rule) or self._is_fenced(start, end)

    def _is_as_written(self, start: int, end: int, rule: Ambiguity) -> bool:
        if rule.in_any_case:
            return True
        said = self.text[start:end]
        return said == rule.written or (len(said) > LONGEST_ACRONYM and said == rule.written.upper())

    def _is_something_else(self, start: int, end: int, rule: Ambiguity) -> bool:
        before, after = self.text[start - 1 : start], self.text[end : end + 2]
        if before and before in GLUE_BEFORE:
            return True
        if after and after[0] in GLUE_AFTER and after[1:].isalnum() and self._next_word(end) not in DERIVING:
            return True
        if rule.not_before and self._last_word(start) in rule.not_before:
            return True
        return bool(rule.not_after) and self._next_word(end) in rule.not_after

    def _is_sure(self, at: int) -> bool:
        """Whether the way it is written is enough."""
        start, end, reading = self.matches[at]
        rule = reading.ambiguity
        if rule is None:
            return True
        as_written = rule.needs == "case" and self.text[start:end] == rule.written
        return as_written and not (
            rule.is_firm and (self._is_among_firms(at) or self._acts_like_a_firm(start, end))
        )

    def _evidence(self, at: int, rule: Ambiguity) -> str:
        """The strongest kind of evidence there is."""
        start, end, _ = self.matches[at]
        if self.listed and self._is_fenced(start, end):
            return "listed"
        if rule.is_firm and self._acts_like_a_firm(start, end):
            return "firm"
        first, last = self._list_of(at)
        if first < last and self._is_vouched_for(first, last, rule):
            return "list"
        if rule.needs == "list":  # nothing less will do
            return "case"
        if rule.is_firm and self._is_among_firms(at):
            return "firm"
        if self._is_cued(at, first, last):
            return "cue"
        return "near" if self.listed or self._is_near_another(at) else "case"

    def _is_vouched_for(self, first: int, last: int, rule: Ambiguity) -> bool:
        """Whether some item of a list shows what another means, which itself is not sure."""
        if rule.beside:
            if first not in self._ids:
                self._ids[first] = {match[2].skill.id for match in self.matches[first : last + 1]}
            return not rule.beside.isdisjoint(self._ids[first])
        if first not in self._has_sure:
            self._has_sure[first] = any(self._is_sure(at) for at in range(first, last + 1))
        return self._has_sure[first]

    def _is_cued(self, at: int, first: int, last: int) -> bool:
        _, end, reading = self.matches[at]
        cues = self.known.cues[reading.kind]
        if not cues.before.isdisjoint(self._words_before(self.matches[first][0], cues.reach)):
            return True
        if not cues.after.isdisjoint(self._words_after(end, 2)):
            return True
        return last != at and not cues.after.isdisjoint(self._words_after(self.matches[last][1], 2))

    def _is_near_another(self, at: int) -> bool:
        """Whether a neighbour in the same sentence is a skill for certain."""
        start, end, _ = self.matches[at]
        if at > 0 and self._is_one_sentence(self.matches[at - 1][1], start) and self._is_sure(at - 1):
            return True
        after = at + 1
        if after == len(self.matches) or not self._is_one_sentence(end, self.matches[after][0]):
            return False
        return self._is_sure(after)

    def _is_one_sentence(self, start: int, end: int) -> bool:
        if end - start > NEAR:
            return False
        between = self.folded[start:end]
        return "\n" not in between and ". " not in between

    def _acts_like_a_firm(self, start: int, end: int) -> bool:
        after = self._words_after(end, 2)
        return (
            self._last_word(start) in self.known.just_before_a_firm
            or not self.known.just_after_a_firm.isdisjoint(after[:1])
            or (after[:1] == ["is"] and not self.known.what_a_firm_is.isdisjoint(after[1:]))
        )

    def _is_among_firms(self, at: int) -> bool:
        """Whether its list is of firms, or the text names it as often as only the firm that hires."""
        first, _ = self._list_of(at)
        if self.counts[self.matches[at][2].skill.id] >= self.known.often:
            return True
        return not self.known.firms_before.isdisjoint(self._words_before(self.matches[first][0], 8))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each skill that may be something else is named."""
        return Counter(reading.skill.id for _, _, reading in self.matches if reading.ambiguity)

    def _list_of(self, at: int) -> tuple[int, int]:
        """The first and the last match of the list it stands in."""
        first, last = self._list
        if not first <= at <= last:
            first = last = at
            while first > 0 and self._goes_on(first):
                first -= 1
            while last + 1 < len(self.matches) and self._goes_on(last + 1):
                last += 1
            self._list = first, last
        return first, last

    def _goes_on(self, at: int) -> bool:
        """Whether a match goes on the list of the one before it, as in `Python, Go and Rust`."""
        (_, end, _), (start, next_end, _) = self.matches[at - 1 : at + 1]
        if start - end > LONGEST_JOINT:
            return False
        joint = self.text[end:start]
        words = joint.strip(JOINTS)
        if (words and words.lower() not in CONJUNCTIONS) or not joint.strip(" "):
            return False
        lines = joint.count("\n")
        return not lines or (lines == 1 and self._is_fenced(start, next_end))

    def _is_fenced(self, start: int, end: int) -> bool:
        """Whether it stands alone between commas, brackets, the ends of a line or a closing `and`."""
        before = self.text[max(0, start - 3) : start].rstrip(" -–*")
        if before and before[-1] not in FENCES:
            return False
        after = self.text[end : end + 5]
        return after.lstrip(" ")[:1] in FENCES_AFTER or after.startswith(LAST_CONJUNCTIONS)

    def _words_before(self, start: int, count: int) -> list[str]:
        """The last words before a place in the same sentence; at the beginning of a line, those of the
        line above if that ends in a colon."""
        begin = max(0, start - 70)
        head, _, line = self.folded[begin:start].rpartition("\n")
        if not line.strip() and self.text[begin : begin + len(head)].endswith(":"):
            line = head.rpartition("\n")[2]
        return line.rpartition(". ")[2].rsplit(None, count)[-count:]

    def _words_after(self, end: int, count: int) -> list[str]:
        line = self.folded[end : end + 40].partition("\n")[0]
        return line.partition(". ")[0].split(None, count)[:count]

    def _last_word(self, start: int) -> str:
        return (self._words_before(start, 1) or [""])[0]

    def _next_word(self, end: int) -> str:
        return (self._words_after(end, 1) or [""])[0]
