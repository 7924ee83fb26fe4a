"""What the fetcher promises to hosts, and what it survives of them."""

import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from boardhost import SWIFT, TIGHT, Asked, Host, Reply, as_json, packed

from gonorth.boards.addresses import careers_page
from gonorth.web.fetching.fetcher import Fetcher
from gonorth.web.fetching.manners import Pace, retry_after
from gonorth.web.fetching.problem import Problem, Stopped
from gonorth.web.fetching.robots import Robots
from gonorth.web.fetching.safety import check
from gonorth.web.fetching.wire import Answer

KNOWN = "boards-api.greenhouse.io"


def key(problem: pytest.ExceptionInfo[Problem]) -> str:
    return problem.value.sentence.key.removeprefix("boards_live.")


def fails(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(Problem) as problem:
        fetcher.get(url)
    for lang in ("en", "fr"):
        assert problem.value.sentence.say(lang)  # every problem can be told
    return key(problem)


def found_at(number: str) -> Callable[..., Any]:
    return lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]


def test_it_says_who_asks(host: Host, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONORTH_ADDRESS", "https://north.example")
    url = host.says("/board", as_json([]))
    fetcher.get(url)
    agents = {asked.headers["user-agent"] for asked in host.asked}
    assert agents == {"GoNorth/0.1.0 (+https://north.example)"}
    assert all("cookie" not in asked.headers for asked in host.asked)


def test_it_asks_robots_txt_first_and_only_once(host: Host, fetcher: Fetcher) -> None:
    url = host.says("/board", as_json([]))
    fetcher.get(url)
    fetcher.get(url)
    assert host.paths(without_robots=False) == ["/robots.txt", "/board", "/board"]


@pytest.mark.parametrize("rules", ["User-agent: *\nDisallow: /", "User-agent: gonorth\nDisallow: /board"])
def test_it_stays_away_where_robots_txt_asks_it_to(host: Host, fetcher: Fetcher, rules: str) -> None:
    host.says("/robots.txt", Reply(rules.encode()))
    assert fails(fetcher, host.says("/board", as_json([]))) == "robots"
    assert host.paths() == []


def test_a_host_without_robots_txt_may_be_asked(host: Host, fetcher: Fetcher) -> None:
    host.says("/robots.txt", Reply(b"<html>nothing here</html>", 404))
    assert fetcher.get(host.says("/board", as_json([]))).body == b"[]"


def test_a_host_too_ill_to_say_is_left_alone(host: Host, fetcher: Fetcher) -> None:
    host.says("/robots.txt", Reply(b"", 503))
    assert fails(fetcher, host.says("/board", as_json([]))) == "robots_unknown"
    assert host.paths() == []


def test_it_pauses_as_long_as_robots_txt_asks(host: Host, fetcher: Fetcher) -> None:
    host.says("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 0.3"))
    url = host.says("/board", as_json([]))
    fetcher.get(url)
    fetcher.get(url)
    first, second = (asked.at for asked in host.asked if asked.path == "/board")
    assert second - first >= 0.3


def test_one_request_a_host_at_a_time_with_a_pause_between(host: Host, tmp_path: Path) -> None:
    url = host.says("/board", as_json([]))
    pace = Pace(gap=0.05)
    two = [Fetcher(lambda _: False, tmp_path, threading.Event(), pace, TIGHT) for _ in range(2)]
    threads = [threading.Thread(target=fetcher.get, args=(url,)) for fetcher in two for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(asked.at for asked in host.asked)
    gaps = [later - earlier for earlier, later in zip(times, times[1:], strict=False)]
    assert host.most_together == 1
    assert min(gaps) >= 0.04, "two readers of one data folder share their turns"


def test_it_comes_back_when_it_is_told_to(host: Host, fetcher: Fetcher) -> None:
    url = host.says("/board", Reply(b"", 429, {"Retry-After": "1"}), as_json([1]))
    assert fetcher.get(url).body == b"[1]"
    first, second = (asked.at for asked in host.asked if asked.path == "/board")
    assert second - first >= 1.0


def test_it_leaves_a_host_alone_that_wants_a_long_pause(host: Host, fetcher: Fetcher) -> None:
    url = host.says("/board", Reply(b"", 429, {"Retry-After": "7200"}), as_json([1]))
    with pytest.raises(Problem) as problem:
        fetcher.get(url)
    assert (key(problem), problem.value.again_in) == ("busy", 7200.0)
    assert fails(fetcher, url) == "busy"  # nothing else is asked of it meanwhile
    assert host.paths() == ["/board"]


def test_retry_after_is_read_as_seconds_or_as_a_date() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert retry_after({"retry-after": "90"}, now) == 90.0
    assert retry_after({"retry-after": format_datetime(now + timedelta(minutes=2))}, now) == 120.0
    assert retry_after({"retry-after": format_datetime(now - timedelta(days=9))}, now) == 0.0
    assert retry_after({"retry-after": "9" * 400}, now) == 86_400.0
    assert retry_after({"retry-after": "soon"}, now) is None
    assert retry_after({}, now) is None


def test_an_error_that_passes_is_asked_again(host: Host, fetcher: Fetcher) -> None:
    url = host.says("/board", Reply(b"oops", 500), Reply(b"oops", 502), as_json(["fine"]))
    assert fetcher.get(url).body == b'["fine"]'


def test_an_error_that_stays_is_given_up(host: Host, fetcher: Fetcher) -> None:
    assert fails(fetcher, host.says("/board", Reply(b"oops", 500))) == "status"
    assert len(host.paths()) == SWIFT.tries


def test_pauses_grow_and_are_never_the_same() -> None:
    pace = Pace()
    assert pace.pause(3) > pace.pause(1)
    assert len({pace.pause(1) for _ in range(20)}) > 10


@pytest.mark.parametrize(("status", "said"), [(404, "no_board"), (410, "no_board"), (403, "not_for_us")])
def test_an_answer_that_will_not_change_is_not_asked_again(
    host: Host, fetcher: Fetcher, status: int, said: str
) -> None:
    assert fails(fetcher, host.says("/board", Reply(b"no", status))) == said
    assert host.paths() == ["/board"]


def test_it_asks_only_for_what_is_new(host: Host, fetcher: Fetcher) -> None:
    def says(asked: Asked) -> Reply:
        known = asked.headers.get("if-none-match") == 'W/"1"'
        return Reply(b"", 304) if known else as_json([1])

    url = host.says("/board", says)
    assert fetcher.get(url, {"If-None-Match": 'W/"1"'}).status == 304
    assert fetcher.get(url).status == 200


def test_a_304_nobody_asked_for_is_an_error(host: Host, fetcher: Fetcher) -> None:
    assert fails(fetcher, host.says("/board", Reply(b"", 304))) == "status"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"[" + b"1," * 5000 + b"1]", stops=700),
        Reply(b"[1, 2]", claims=900),
        Reply(packed(b"[" + b"1," * 5000 + b"1]").body[:-12], headers={"Content-Encoding": "gzip"}),
        Reply(b"not gzip at all", headers={"Content-Encoding": "gzip"}),
        Reply(b"[" + b"1," * 5000 + b"1]", chunks=1000, stops=2500),
        Reply(b"[" + b"1," * 5000 + b"1]", chunks=1000, stops=2014),
    ],
    ids=["cut in the middle", "length too great", "packed and cut", "not packed"]
    + ["cut in a chunk", "cut between two chunks"],
)
def test_half_an_answer_is_none(host: Host, fetcher: Fetcher, reply: Reply) -> None:
    assert fails(fetcher, host.says("/board", reply)) in {"cut_short", "broken_packing"}
    assert len(host.paths()) == SWIFT.tries, "it may have been an accident"


def test_an_answer_in_chunks_is_put_together(host: Host, fetcher: Fetcher) -> None:
    body = b"[" + b"1," * 5000 + b"1]"
    assert fetcher.get(host.says("/board", Reply(body, chunks=1000))).body == body


def test_a_slow_drip_does_not_hold_us(host: Host, fetcher: Fetcher) -> None:
    began = time.monotonic()
    assert fails(fetcher, host.says("/board", Reply(b"x" * 4000, drips=0.02))) == "too_slow"
    assert time.monotonic() - began < 2 * TIGHT.total


def test_a_slow_drip_of_headers_does_not_hold_us(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONORTH_LOOPBACK_BOARDS", "1")
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        while True:
            try:
                visitor, _ = listening.accept()
            except OSError:
                return
            asked = visitor.recv(4096)
            if b"robots" in asked:
                visitor.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                visitor.close()
                continue
            try:
                visitor.sendall(b"HTTP/1.1 200 OK\r\n")
                while True:
                    visitor.sendall(b"X")
                    time.sleep(0.05)
            except OSError:
                visitor.close()

    threading.Thread(target=drip, daemon=True).start()
    began = time.monotonic()
    assert fails(fetcher, f"http://127.0.0.1:{listening.getsockname()[1]}/board") == "too_slow"
    assert time.monotonic() - began < 2 * TIGHT.total
    listening.close()


@pytest.mark.parametrize(
    "reply",
    [Reply(b"x" * 3_000_000), packed(b"0" * 300_000_000)],
    ids=["a huge body", "a packed bomb"],
)
def test_more_than_a_board_holds_is_not_read_to_the_end(host: Host, fetcher: Fetcher, reply: Reply) -> None:
    assert fails(fetcher, host.says("/board", reply)) == "too_large"
    assert host.paths() == ["/board"]


def test_a_few_redirects_are_followed(host: Host, fetcher: Fetcher) -> None:
    for n in range(3):
        host.says(f"/{n}", Reply(b"", 302, {"Location": f"/{n + 1}"}))
    host.says("/3", as_json(["here"]))
    assert fetcher.get(host.address + "/0").body == b'["here"]'


def test_redirects_without_an_end_are_not(host: Host, fetcher: Fetcher) -> None:
    assert fails(fetcher, host.says("/round", Reply(b"", 301, {"Location": "/round"}))) == "moved_too_often"
    assert len(host.paths()) == 4


@pytest.mark.parametrize(
    ("onward", "said"),
    [
        ("http://10.0.0.1/", "unknown_host"),
        ("http://169.254.169.254/latest/meta-data/", "unknown_host"),
        ("https://evil.example/", "unknown_host"),
        ("file:///etc/passwd", "bad_address"),
        ("gopher://127.0.0.1/", "bad_address"),
        ("http://name:word@127.0.0.1/", "credentials"),
        ("//10.0.0.1:80/", "unknown_host"),
        ("http://[::ffff:10.0.0.1]/", "unknown_host"),
    ],
)
def test_each_redirect_is_checked_again(host: Host, fetcher: Fetcher, onward: str, said: str) -> None:
    url = host.says("/board", Reply(b"", 302, {"Location": onward}))
    assert fails(fetcher, url) == said
    assert host.paths() == ["/board"]


def test_a_redirect_is_no_way_around_robots_txt(host: Host, fetcher: Fetcher) -> None:
    host.says("/robots.txt", Reply(b"User-agent: *\nDisallow: /private"))
    host.says("/private", as_json(["secret"]))
    assert fails(fetcher, host.says("/board", Reply(b"", 302, {"Location": "/private"}))) == "robots"


def test_a_question_is_not_sent_on(host: Host, fetcher: Fetcher) -> None:
    url = host.says("/jobs", Reply(b"", 307, {"Location": "/elsewhere"}))
    with pytest.raises(Problem) as problem:
        fetcher.post(url, b"{}")
    assert key(problem) == "moved"


@pytest.mark.parametrize(
    "number",
    ["10.1.2.3", "127.0.0.1", "169.254.169.254", "192.168.0.9", "172.16.0.1", "0.0.0.0", "100.64.0.1"]
    + ["224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fd00::1", "::ffff:192.168.0.1"]
    + ["64:ff9b::a00:1", "2002:7f00:1::", "ff02::1"],
)
def test_a_known_host_that_leads_inside_is_refused(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", found_at(number))
    with pytest.raises(Problem) as problem:
        check(f"https://{KNOWN}/v1", lambda host: host == KNOWN)
    assert key(problem) == "private"


def test_one_number_inside_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both = found_at("8.8.8.8")(KNOWN, 443) + found_at("10.0.0.1")(KNOWN, 443)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Problem):
        check(f"https://{KNOWN}/v1", lambda host: host == KNOWN)


def test_the_connection_goes_to_the_number_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers another number the second time (DNS rebinding) is not asked twice."""
    asked: list[str] = []

    def numbers(host: str, port: int, **_: Any) -> Any:
        asked.append(host)
        return found_at("8.8.8.8" if len(asked) == 1 else "127.0.0.1")(host, port)

    monkeypatch.setattr(socket, "getaddrinfo", numbers)
    target = check(f"https://{KNOWN}/v1", lambda host: host == KNOWN)
    assert (target.number, asked) == ("8.8.8.8", [KNOWN])


@pytest.mark.parametrize(
    "url",
    [
        f"ftp://{KNOWN}/",
        f"https://{KNOWN}:8443/",
        f"https://{KNOWN}.evil.example/",
        f"https://evil.example/{KNOWN}",
        f"https://name@{KNOWN}/",
        f"https://{KNOWN}@evil.example/",
        f"https://{KNOWN}\\@evil.example/",
        f"https://{KNOWN}/a\r\nHost: evil.example",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "https://",
        "http://[",
        "https://" + "a" * 3000,
    ],
)
def test_an_address_that_is_not_a_known_boards_is_refused(url: str) -> None:
    with pytest.raises(Problem):
        check(url, lambda host: host == KNOWN)


def test_it_stops_at_once_when_told_to(host: Host, tmp_path: Path) -> None:
    stop = threading.Event()
    fetcher = Fetcher(lambda _: False, tmp_path, stop, Pace(gap=30.0), TIGHT)
    url = host.says("/board", as_json([]))
    threading.Timer(0.2, stop.set).start()
    began = time.monotonic()
    with pytest.raises(Stopped):
        fetcher.get(url)  # robots.txt was one request; the pause after it would be long
    assert time.monotonic() - began < 2.0


def test_robots_txt_that_hides_a_workday_site_hides_its_data_too() -> None:
    """Their robots.txt names the pages for people; the data behind them lies elsewhere on the host."""
    rules = Reply(b"User-agent: *\nAllow: /External/\nDisallow: /Students/").body
    robots, host = Robots(), "https://acme.wd3.myworkdayjobs.com"
    pages = {name: careers_page(f"{host}/wday/cxs/acme/{name}/jobs") for name in ("External", "Students")}
    assert robots.check(f"{pages['External']}/", lambda _: Answer(200, {}, rules)) == 0.0
    with pytest.raises(Problem):
        robots.check(f"{pages['Students']}/", lambda _: Answer(200, {}, rules))
