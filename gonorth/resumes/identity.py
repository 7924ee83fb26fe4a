"""Who is it? What identifies a person, gathered at the door so that none of it gets in.

The rule, in order: addresses of every kind go always. A part of the name goes wherever it stands as a
word, in any case of letters, also with "'s", in "JaneDoe", "jdoe" and "DoeSoft"; a part of three letters
only with a capital ("Lee", "LEE"), one of two only as names write it ("Li", not "LI"). One exception: a
word that also names work ("Baker", "Developer") stays in a title, unless another part of the name stands
beside it. Otherwise privacy wins: a person called Mark Chase loses "Chase" from the name of the bank.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from gonorth.resumes.contacts import domain, site_name, without_contacts
from gonorth.resumes.others import without_others
from gonorth.resumes.spellings import form, initials, run_together, spelled_out
from gonorth.resumes.vocabulary import bare, fold, has_any, listed, normal, words_of

PART = re.compile(r"[^\W\d_]+")
SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .-]{1,3}[^\W\d_](?![^\W_])){2,40}")
AGE = re.compile(
    r",?\s*\b\d\d\s?(?:ans|years old|y\.o\.)(?![^\W_])"
    r"|,\s*(?:mariée?|célibataire|divorcée?|married|unmarried)(?![^\W_])",
    re.I,
)
SHORT = 3  # letters up to which a part of a name is only known by its capital
MOST_PARTS = 8
BETWEEN = r"[\s.,'’-]{1,3}"  # parts of one name
EDGES = " \t,;:|/\\·•–—―&+*_\"“”«»'’[]{}<>=~#"

Name = tuple[str, ...]  # its telling parts, folded


@dataclass(frozen=True)
class Identity:
    """The person's names, accounts and own sites, and the names of others (references), all folded."""

    names: tuple[Name, ...] = ()
    accounts: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    others: tuple[Name, ...] = ()
    together: frozenset[str] = frozenset()  # parts of the name with what stands before them: "osample"
    initials: frozenset[str] = frozenset()

    def holds(self, text: str) -> bool:
        """Does a name or an account stand in a text that holds no addresses?"""
        return self._without_names(text, keeps_work_words=False) != text

    def scrub(self, text: str, keeps_work_words: bool = False) -> str:
        """The text without anything that identifies; empty where nothing else was in it."""
        text = " ".join(unicodedata.normalize("NFC", text).split())
        left = without_contacts(AGE.sub(" ", self._without_spaced(_without_personal(text))))
        left = without_others(left)
        left = domain().sub(self._unless_foreign, left)
        left = self._without_names(left, keeps_work_words)
        return text if left == text else _tidy(left)

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(part for name in self.names for part in name)

    @cached_property
    def _anywhere(self) -> re.Pattern[str] | None:
        """What goes in any case of letters: sites, whole names either way round, long parts, accounts."""
        whole = [name for name in (*self.names, *self.others) if len(name) > 1]
        whole += [name[::-1] for name in whole]
        words = {part for part in self._parts if len(part) > SHORT} | set(self._joined()) | self.together
        words |= {account for account in self.accounts if len(account) >= SHORT}
        words |= {label for site in self.sites if self._is_own(label := site_name(site))}
        return _pattern([*map(re.escape, self.sites), *map(_phrase, whole), *map(form, words)])

    @cached_property
    def _capital(self) -> re.Pattern[str] | None:
        """What goes only with its capital: short parts, and long ones inside of a word ("DoeSoft")."""
        short = [
            rf"(?<![^\W_]){form}(?:['’]s)?(?![^\W_])" for part in self._parts for form in _short_forms(part)
        ]
        long = [part.capitalize() for part in self._parts if len(part) > SHORT]
        inside = [rf"\b\w*{part}(?=[A-Z])\w*|\b\w*[a-z]{part}(?![^\W\d_])" for part in long]
        first = [rf"(?<![^\W_]){letters}(?![^\W_])" for letters in self._first_letters()]
        return re.compile("|".join([*short, *inside, *first])) if short or inside or first else None

    def _first_letters(self) -> Iterator[str]:
        """ "J.D." but not the degree "M.S."; "JD" and "jd" only where an account is called so."""
        for letters in self.initials - listed("words", "degree", "marks"):
            yield r"\.\s?".join(letters.upper()) + r"\."
        for letters in self.initials & self.accounts:
            yield f"{letters.upper()}|{letters}"

    def _without_spaced(self, text: str) -> str:
        """Without parts of the name written "R O W A N"."""
        return SPACED.sub(
            lambda match: " " if self._is_own("".join(PART.findall(fold(match[0])))) else match[0], text
        )

    def _joined(self) -> Iterator[str]:
        """ "janedoe", "jdoe", "janed": how accounts are made of names."""
        for name in self.names:
            yield "".join(name)
            for one, other in permutations(name, 2):
                yield from (
                    word for word in (one + other, one[0] + other, one + other[0]) if len(word) > SHORT + 1
                )

    def _is_own(self, label: str) -> bool:
        return any(part in label for part in self._parts if len(part) > SHORT) or label in self.accounts

    def _unless_foreign(self, match: re.Match[str]) -> str:
        """An employer may be called "Example.com"; the person's own site, or one with a path, goes."""
        host, slash, _ = match[0].partition("/")
        own = self._is_own(site_name(fold(host))) or fold(host).removeprefix("www.") in self.sites
        return " " if slash or own else match[0]

    def _without_names(self, text: str, keeps_work_words: bool) -> str:
        flat = bare(text)
        folded = flat.lower() if len(flat.lower()) == len(flat) else flat
        spans = [match.span() for match in self._anywhere.finditer(folded)] if self._anywhere else []
        spans += [match.span() for match in self._capital.finditer(flat)] if self._capital else []
        spans += [
            match.span() for part in self._parts if not part.isascii() for match in re.finditer(part, folded)
        ]
        if keeps_work_words:
            spans = [s for s in spans if not _is_work(folded, s) or _has_neighbour(folded, s, spans)]
        for start, end in sorted(set(spans), reverse=True):
            text = text[:start] + " " * (end - start) + text[end:]
        return text


def identity_of(
    names: Iterable[str],
    accounts: Iterable[str] = (),
    sites: Iterable[str] = (),
    others: Iterable[str] = (),
) -> Identity:
    """What identifies, from full names as written, accounts, own sites and names of other people."""
    work = listed("words", "title", "nouns") | listed("words", "title", "support")
    called = [spelling for name in names for spelling in (name, spelled_out(name))]
    first = frozenset(letters for name in names if (letters := initials(name)))
    return Identity(
        tuple(dict.fromkeys(parts for name in called if (parts := name_parts(name)))),
        frozenset(
            name for name in map(fold, accounts) if name in first or (len(name) >= SHORT and name not in work)
        ),
        frozenset(sites),
        tuple(parts for name in others if len(parts := name_parts(name)) > 1),
        frozenset(word for name in called for word in run_together(name)),
        first,
    )


def without_nationality(text: str) -> str:
    """A title or an employer without "Canadian" as a piece of its own; a language or a subject may be one."""
    nations = listed("identity", "personal", "nationalities")
    if not has_any(text, nations):
        return text
    left = "".join(part for part in re.split(r"([|;·•()]|,\s)", text) if normal(part) not in nations)
    return text if left == text else _tidy(left)


def name_parts(name: str) -> Name:
    """The telling parts of a name, folded: no titles, particles or initials."""
    skipped = listed("identity", "name", "honorifics") | listed("identity", "name", "particles")
    parts = (fold(part) for part in PART.findall(name[:200]))
    telling = [part for part in parts if part not in skipped and (len(part) > 1 or not part.isascii())]
    return tuple(telling[:MOST_PARTS])


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Any of these as whole words, the longest first."""
    longest = "|".join(sorted(set(words), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])@?(?:{longest})(?:['’]?s)?(?![^\W_])") if longest else None


def _phrase(name: Name) -> str:
    return BETWEEN.join(map(form, name))


def _short_forms(part: str) -> list[str]:
    """ "Li" and no other form; "Lee" and "LEE"."""
    forms = [part.capitalize(), part.upper()] if len(part) == SHORT else [part.capitalize()]
    return [re.escape(form) for form in forms if len(part) <= SHORT]


def _is_work(folded: str, span: tuple[int, int]) -> bool:
    word = normal(folded[slice(*span)]).removesuffix(" s")
    return word in listed("words", "title", "nouns") | listed("words", "title", "support")


def _has_neighbour(folded: str, span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Does another part of the name stand right beside?"""
    for other in spans:
        between = folded[min(span[1], other[1]) : max(span[0], other[0])]
        if other != span and len(between) <= 3 and not any(sign.isalnum() for sign in between):
            return True
    return False


def _without_personal(text: str) -> str:
    """Drop what speaks of papers, birth or family, as far as the next mark."""
    phrases = listed("identity", "personal", "phrases")
    if not has_any(text, phrases):
        return text
    parts = re.split(r"([|;·•()\[\]]|,\s|\s[–—-]\s)", text)
    return "".join(_before_personal(part, phrases) for part in parts)


def _before_personal(part: str, phrases: Collection[str]) -> str:
    """What somebody is stays before it: "Ingénieure de nationalité …"."""
    if not has_any(part, phrases):
        return part
    words = part.split()
    kept = next((end for end in range(len(words), 0, -1) if not has_any(" ".join(words[:end]), phrases)), 0)
    kept -= max(
        (len(phrase.split()) - 1 for phrase in phrases if f" {phrase} " in f" {normal(part)} "), default=0
    )
    said = " ".join(words[: max(kept, 0)])
    return said if set(words_of(said)) & listed("words", "title", "nouns") else ""


def _tidy(text: str) -> str:
    """Close the gaps: no empty brackets, no marks or small words left hanging at the ends."""
    text = re.sub(r"[(\[]\s*[)\]]", " ", text)
    text = re.sub(r"\s+([,;:.)])", r"\1", " ".join(text.split()))
    text = re.sub(r"([,;:|·•–—-])(?:\s*[,;:|·•])+", r"\1", text)
    words = text.strip(EDGES).split()
    joining = listed("identity", "left", "joining") | {""}
    while words and normal(words[-1]) in joining:
        words.pop()
    while words and normal(words[0]) in joining:
        words.pop(0)
    if all(normal(word) in listed("identity", "left", "empty") for word in words):
        return ""
    return " ".join(words).strip(EDGES)
