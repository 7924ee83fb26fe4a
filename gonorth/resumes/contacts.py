"""By which addresses can a person be reached? E-mail, telephone, links, accounts, streets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gonorth.resumes.vocabulary import fold, listed, table

EMAIL = re.compile(  # also without its ending, "jane.doe@gmail"
    r"(?<![\w.+'’-])([\w.+'’-]{1,250})(?:\s?[@＠]\s?(?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,24}|[@＠][\w-]{2,63})"
)
SPELLED = re.compile(  # "jane [at] example [dot] org"
    r"[\w.+-]{1,64}(?:\s(?:dot|point)\s[\w-]{1,30}){0,3}\s?(?:[\[({<]\s?(?:at|@|arobase|a)\s?[\])}>]\s?[\w-]{1,63}"
    r"(?:\s?(?:\.|[\[({<]\s?(?:dot|point|\.)\s?[\])}>]|\s(?:dot|point)\s)\s?[\w-]{1,30}){0,4}"
    r"|\sat\s[\w-]{1,63}(?:\s(?:dot|point)\s[\w-]{1,30}){1,4})",
    re.I,
)
MESSENGER = re.compile(
    r"\blive:[\w.:-]{2,60}|(?:\b(?:discord|skype|telegram)\b:?\s+)?[^\W\d_][\w.]{1,31}#\d{4}\b", re.I
)
URL = re.compile(r"(?:\b(?:https?|ftp|mailto|tel):/{0,2}|\bwww\.)\S+", re.I)
PHONE = re.compile(
    r"(?<![\w.])\+?\(?\d[\d\s().\u00a0/·•‐-―-]{5,22}\d(?!\w)(?:\s?(?:x|ext\.?|poste|#)\s?\d{1,6})?", re.I
)
DIGIT = re.compile(r"\d")
LEAST_DIGITS = 7  # of a telephone number
YEARS = re.compile(r"^\D*(?:19|20)\d\d\D{0,6}(?:(?:19|20)\d\d)?\D*$")
ACCOUNT = re.compile(r"(?<![\w.])@[A-Za-z0-9_](?:[\w.-]{0,38}\w)?")
WAYS = (
    r"street|st|avenue|ave|av|road|rd|boulevard|blvd|boul|drive|dr|lane|ln|way|court|ct|crescent|cres|terrace"
    r"|parkway|pkwy|highway|hwy|square|sq|trail|circle"
)
VOIES = r"rue|avenue|av|boulevard|boul|chemin|place|allée|quai|impasse|route|rang"
NUMBER = r"(?<![\w-])\d{1,5}[A-Za-z]?,?\s+"
STREET = re.compile(
    rf"{NUMBER}(?:[^\W\d_][\w.'’-]*\s+){{0,4}}?(?:{WAYS})(?!\w)\.?(?:,?\s*(?:apt|suite|unit|app|bureau|#)\.?\s*\w+)?"
    rf"|{NUMBER}(?:{VOIES})\.?\s+[^\W\d_][\w'’-]*(?:[\s-][^\W\d_][\w'’-]*){{0,4}}"
    r"(?:,?\s*(?:app|apt|appartement|bureau|suite)\.?\s*\w+)?"
    r"|\bp\.?\s?o\.?\s?box\s+\d+",
    re.I,
)
POSTCODE = re.compile(r"\b[A-Z]\d[A-Z][\s-]?\d[A-Z]\d\b|(?<=[A-Z]{2}\s)\d{5}(?:-\d{4})?\b")
HOST = re.compile(r"^(?:[a-z]+:/{0,2})?(?:www\.)?([^/\s:?#]+)([^\s?#]*)", re.I)


@cache
def domain() -> re.Pattern[str]:
    """A bare address: "janedoe.dev", "linkedin.com/in/jane". "Node.js" has no ending we know."""
    endings = "|".join(sorted(table("identity")["links"]["endings"], key=len, reverse=True))
    return re.compile(rf"(?<![\w@.])(?:[\w-]{{1,63}}\.){{1,3}}(?:{endings})(?![\w-])(?:/[^\s|,;)]*)?", re.I)


def emails_in(text: str) -> list[str]:
    return [match[0].replace(" ", "") for match in EMAIL.finditer(text)] if _may_hold_email(text) else []


def _may_hold_email(text: str) -> bool:
    """The pattern looks far ahead from every letter: ask for its sign first."""
    return "@" in text or "＠" in text


def accounts_in(text: str) -> set[str]:
    """The names of accounts and mailboxes in a text: the folded part that stands for the person."""
    found = {email.partition("@")[0] for email in emails_in(text)}
    bare = EMAIL.sub(" ", text) if found else text
    found |= {match[0][1:] for match in ACCOUNT.finditer(bare)}
    for link in links_in(bare):
        found.update(_account_of(link))
    return {account for account in map(fold, found) if _names_somebody(account)}


def links_in(text: str) -> Iterator[str]:
    """Addresses on the web, also with a space behind "//" as some fonts draw them."""
    text = re.sub(r"(?<=//)\s+", "", text)
    for match in URL.finditer(text):
        yield match[0]
    for match in domain().finditer(URL.sub(" ", text)):
        yield match[0]


def sites_in(links: Iterable[str]) -> set[str]:
    """The hosts of a person's own pages: not the well-known sites."""
    known = listed("identity", "links", "sites")
    hosts = {fold(match[1]) for link in links if (match := HOST.match(link))}
    return {host for host in hosts if "." in host and site_name(host) not in known}


def site_name(host: str) -> str:
    """ "jane.example.co.uk" is the site "jane" or "example": the longest label that is no ending."""
    labels = [label for label in host.split(".") if label not in {"www", "blog", "cv", "resume", "me"}]
    own = labels[:-1] or labels
    return max(own[-2:], key=len) if own else ""


def _account_of(link: str) -> Iterator[str]:
    match = HOST.match(link)
    if not match or site_name(fold(match[1])) not in listed("identity", "links", "sites"):
        return
    steps = [
        step
        for step in match[2].split("/")
        if step and fold(step) not in listed("identity", "links", "paths")
    ]
    if steps:
        yield steps[0].lstrip("@")
    if match[1].count(".") >= 2:  # jane.github.io
        yield match[1].split(".")[0]


def _names_somebody(account: str) -> bool:
    has_letters = any(sign.isalpha() for sign in account)
    return len(account) > 1 and has_letters and account not in listed("identity", "name", "mailboxes")


def without_contacts(text: str) -> str:
    """The text without the addresses by which somebody is reached."""
    if _may_hold_email(text):
        text = ACCOUNT.sub(" ", EMAIL.sub(_unless_work, text))
    text = URL.sub(" ", text)
    if any(word in text.lower() for word in ("at", "@", "arobase")):
        text = _unended().sub(" ", SPELLED.sub(" ", text))
    if ":" in text or "#" in text:
        text = MESSENGER.sub(" ", text)
    if DIGIT.search(text):
        text = PHONE.sub(_unless_years, POSTCODE.sub(" ", STREET.sub(" ", text)))
    return text


def _unless_work(match: re.Match[str]) -> str:
    """ "Engineer@Acme" is no address."""
    return match[0] if fold(match[1]) in listed("words", "title", "nouns") else " "


@cache
def _unended() -> re.Pattern[str]:
    """ "jane.doe at gmail": a dot or a figure says that it is a mailbox."""
    either = "|".join(table("identity")["links"]["providers"])
    return re.compile(rf"\b[\w+-]*[._\d][\w.+-]{{0,64}}\s+at\s+(?:{either})\b", re.I)


def _unless_years(match: re.Match[str]) -> str:
    digits = sum(sign.isdigit() for sign in match[0])
    return match[0] if digits < LEAST_DIGITS or YEARS.match(match[0]) else " "
