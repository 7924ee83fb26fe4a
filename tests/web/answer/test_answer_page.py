"""The number one question, asked and answered on a page, and then forgotten."""

import logging
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gonorth.nouns import Opening
from gonorth.web.candidate_form import fields_of
from gonorth.web.models import Board, Event, Posting

BAKER = {
    "title": "Software Engineer",
    "years": "7",
    "place": "Boston",
    "more_skills": "Python, Go",
    "language": "en",
}


def upload(data: bytes, name: str = "resume.json") -> dict[str, SimpleUploadedFile]:
    return {"resume": SimpleUploadedFile(name, data)}


def found(page: str) -> str:
    """The part that htmx swaps."""
    return page[
        page.index('<div id="found"') : page.index("</section>\n</div>", page.index('<div id="found"'))
    ]


def test_the_box_asks_for_a_resume_or_three_lines(site: Client) -> None:
    page = site.get("/answer").content.decode()
    assert 'enctype="multipart/form-data"' in page
    for name in ("resume", "title", "years", "place", "more_skills"):
        assert f'name="{name}"' in page


def test_three_lines_are_answered(site: Client, openings: list[Opening]) -> None:
    page = site.post("/answer", BAKER).content.decode()
    for heading in (
        "Is it happening?",
        "Is there something right for me?",
        "What would I keep?",
        "What next?",
    ):
        assert f">{heading}</h2>" in page
    assert "12 of the 12 openings within reach are a good fit for you" in page
    assert "3 other employers here have a good fit for you" in page
    assert "There is work here in your field" in page
    assert "Python, Go" in page  # what was read is there to be corrected


def test_a_resume_is_answered_and_its_reading_shown_for_review(
    site: Client, openings: list[Opening], resume: bytes
) -> None:
    page = site.post("/answer", upload(resume)).content.decode()
    assert 'value="Senior Software Engineer, Data Platform"' in page
    assert "Read from: work[0].position" in page
    assert '<input type="checkbox" name="hide" value="Sample Harbour Payments" checked>' in page
    assert "9 of the 9 openings" in page  # the present employer's three are neither shown nor counted


def test_what_identifies_the_person_is_not_on_the_page(
    site: Client, openings: list[Opening], resume: bytes
) -> None:
    page = site.post("/answer", upload(resume)).content.decode().lower()
    assert "placeholder" not in page.replace('placeholder="', "")
    assert "555 0132" not in page and "robin" not in page


def test_nothing_is_kept(
    site: Client,
    openings: list[Opening],
    resume: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    rows = Posting.objects.count(), Board.objects.count()
    page = site.post("/answer", upload(resume))
    assert page.headers["Cache-Control"] == "no-store"
    assert not page.cookies
    assert list(tmp_path.iterdir()) == []
    assert (Posting.objects.count(), Board.objects.count()) == rows
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not [line for line in said if "Software" in line or "Harbour" in line]


def test_a_change_swaps_only_the_answer_and_it_is_the_same_as_without_javascript(
    site: Client, openings: list[Opening]
) -> None:
    changed = BAKER | {"near": "Ottawa, ON", "within": "30"}
    whole = site.post("/answer", changed).content.decode()
    part = site.post("/answer", changed, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part and "<form" not in part
    assert found(part) == found(whole)
    assert "One of the 1 openings" in whole
    assert 'hx-swap-oob="true"' in part


def test_a_place_with_nothing_in_it_says_what_to_change(site: Client, openings: list[Opening]) -> None:
    page = site.post("/answer", BAKER | {"near": "Vancouver, BC", "within": "10"}).content.decode()
    assert "Try a greater distance" in page


def test_without_any_opening_we_do_not_know(site: Client) -> None:
    page = site.post("/answer", BAKER).content.decode()
    assert "We have read no real job board yet" in page
    assert "There are no openings here yet" in page


def test_samples_are_labelled_and_counted_in_no_indicator(site: Client) -> None:
    from gonorth.web import clock
    from gonorth.web.demo import fill

    fill(clock.now())
    page = site.post("/answer", BAKER).content.decode()
    assert 'class="tag sample"' in page
    scene = page[page.index('id="happening"') : page.index('id="right"')]
    assert 'data-kind="sample"' not in scene
    assert "We have read no real job board yet" in scene
    assert Event.objects.exists() and "the next event is below" in page


def test_in_french_it_is_all_french(site: Client, openings: list[Opening]) -> None:
    page = site.post("/fr/answer", BAKER | {"language": "fr"}).content.decode()
    assert "Est-ce que ça bouge" in page
    for word in ("Where you", "Is it", "openings within", "Answer again", "good fit"):
        assert word not in page


def test_hiding_from_nobody_is_said(site: Client, openings: list[Opening]) -> None:
    page = site.post("/answer", BAKER | {"more_hidden": "Northlite; Lakehead Robotics"}).content.decode()
    assert "called “Northlite”" in page and "called “Lakehead" not in page
    assert "9 of the 9 openings" in page


def test_what_is_wrong_is_said_and_the_rest_is_kept(site: Client, openings: list[Opening]) -> None:
    page = site.post("/answer", BAKER | {"years": "many", "near": "Ottawa, ON"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "“many” is no number of years" in text
    assert 'value="Ottawa, ON"' in text and 'value="Software Engineer"' in text


def test_nothing_at_all_is_asked_again(site: Client) -> None:
    page = site.post("/answer", {})
    assert page.status_code == 422
    assert "Choose a résumé, or write what you do" in page.content.decode()


def locked_pdf() -> bytes:
    lock = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%s> /U <%s> >> /ID [<00><00>]"
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3 " + lock % (b"00" * 32, b"00" * 32) + b">>\n%%EOF"
    )


def bomb() -> bytes:
    import io
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Profile.csv", b"0" * 40_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (locked_pdf(), "PDF"),
        (bomb(), "unpacks to far more"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"", "is empty"),
        (b"MZ\x90", "This is a program"),
        (b"{\\rtf1 Jane}", "rich text"),
    ],
    ids=["locked", "bomb", "picture", "empty", "program", "rtf"],
)
def test_a_file_that_cannot_be_read_gets_its_sentence_and_the_typed_lines_are_kept(
    site: Client, data: bytes, sentence: str
) -> None:
    page = site.post("/answer", BAKER | upload(data, "cv"))
    text = page.content.decode()
    assert page.status_code == 422
    assert sentence in text
    assert "The lines you typed are kept" in text and 'value="Software Engineer"' in text


def test_a_file_larger_than_any_resume_is_refused_by_its_length(site: Client) -> None:
    page = site.post("/answer", upload(b"x" * 13_000_000))
    assert page.status_code == 413
    assert "larger than 10 MB" in page.content.decode()


def test_a_form_with_too_many_or_too_long_fields_is_refused(site: Client) -> None:
    many = site.post("/answer", {f"field{n}": "x" for n in range(2000)})
    long = site.post("/answer", {"title": "x" * 3_000_000})
    assert {many.status_code, long.status_code} == {413}
    assert "More was sent than the form holds" in many.content.decode()


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x", "text/plain", ""])
def test_what_is_no_form_gets_a_sentence(site: Client, kind: str) -> None:
    page = site.post("/answer", b"\xff\x00--x", content_type=kind)
    assert page.status_code in {400, 422}
    assert "message wrong" in page.content.decode()


def test_markup_in_every_field_shows_inert(site: Client, openings: list[Opening]) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    names = [
        "title",
        "place",
        "employer",
        "hide",
        "more_hidden",
        "study_school",
        "near",
        "more_skills",
        "years",
    ]
    posted = dict.fromkeys(names, evil)
    for fields in (posted, {**posted, "near": "", "years": "3"}):
        page = site.post("/answer", fields).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page


class Walk(HTMLParser):
    """Text that holds a digit and stands in no element that says whose number it is."""

    SAID = {"data-figure", "data-quote", "data-page"}
    VOID = {"input", "link", "meta", "br", "img", "hr", "path", "line", "rect", "circle"}

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.bare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(
                (tag, tag in {"time", "title", "script"} or bool(self.SAID & dict(attrs).keys()))
            )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closed at once: it holds no text."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(sign.isdigit() for sign in data) and not any(said for _, said in self.open):
            self.bare.append(data.strip())


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_no_number_stands_bare(site: Client, openings: list[Opening], resume: bytes, prefix: str) -> None:
    for fields in (upload(resume), BAKER, {**BAKER, "years": "900"}, {**BAKER, "near": "Vancouver, BC"}):
        walk = Walk()
        walk.feed(site.post(f"{prefix}/answer", fields).content.decode())
        assert walk.bare == []


def test_the_document_twin_answers_the_same_form(site: Client, openings: list[Opening]) -> None:
    document = site.post("/answer.json", BAKER).json()
    assert document["good"]["value"] == 12
    assert all(source["name"] for source in document["sources"])
    assert document["question"]["candidate"]["titles"] == ["Software Engineer"]
    assert site.post("/answer.json", {"years": "many"}).json()["problems"]


def test_the_document_twin_takes_a_json_resume(site: Client, openings: list[Opening], resume: bytes) -> None:
    sent = site.post("/answer.json", resume, content_type="application/json")
    assert sent.headers["Cache-Control"] == "no-store"
    assert sent.json()["question"]["terms"]["hidden_from"] == ["Sample Harbour Payments"]
    refused = site.post("/fr/answer.json", b"[1]", content_type="application/json")
    assert refused.status_code == 422 and refused.json()["problem"]


def test_the_document_twin_is_asked_by_post_alone(site: Client) -> None:
    told = site.get("/answer.json")
    assert told.status_code == 405 and "POST" in told.json()["problem"]


def test_the_whole_candidate_is_posted_again(
    site: Client, openings: list[Opening], resume: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    from gonorth.resumes import read_resume

    monkeypatch.setenv("GONORTH_TODAY", "2026-11-21")  # years of work grow by the month
    read = read_resume(resume, "resume.json", date(2026, 11, 21)).candidate
    document = site.post("/answer.json", fields_of(read)).json()
    first = site.post("/answer.json", resume, content_type="application/json").json()
    assert document["question"]["candidate"] == first["question"]["candidate"]


def test_a_day_nobody_knows_the_weights_of_is_said(
    site: Client, openings: list[Opening], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONORTH_TODAY", "2031-01-01")
    whole = site.post("/answer", BAKER)
    part = site.post("/answer", BAKER, headers={"hx-request": "true"}).content.decode()
    assert whole.status_code == 503 and "1 January 2031" in whole.content.decode()
    assert "<html" not in part and "1 January 2031" in part
    assert site.post("/answer.json", BAKER).status_code == 503


def test_more_openings_can_be_asked_for(site: Client, openings: list[Opening]) -> None:
    assert site.post("/answer", BAKER).content.decode().count('class="opening"') == 10
    assert site.post("/answer", BAKER | {"top": "many"}).content.decode().count('class="opening"') == 12


def test_what_cannot_be_used_of_a_move_costs_its_part_alone(site: Client, openings: list[Opening]) -> None:
    answer = site.post("/answer", BAKER | {"earn": "plenty", "fact_age": "young", "move_on": "soon"})
    page = found(answer.content.decode())
    assert answer.status_code == 200
    assert "12 of the 12 openings" in page
    for slip in ("plenty", "“soon” is no day"):
        assert slip in page
    kept, came = page.index('id="keep"'), page.index('id="may-come"')
    assert kept < page.index("plenty") < came < page.index("“soon” is no day")


def test_pay_and_papers_are_answered_from_what_is_told(site: Client, openings: list[Opening]) -> None:
    told = {"place": "San Francisco, CA", "earn": "200000", "fact_canadian_citizen": "yes"}
    page = found(site.post("/answer", BAKER | told).content.decode())
    assert "To live as you do on US$200,000 in San Francisco, you would need between" in page
    assert "a citizen needs no permit" in page
    assert "show pay, from C$120,000 to C$150,000" in page


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"move_on": "2127-01-01"}, "1 January 2127"),
        ({"fact_partner_status": "none", "partner_fact_canadian_citizen": "yes"}, "partner"),
        ({"earn": "900000000", "place": "San Francisco, CA"}, "Pay"),
    ],
)
def test_what_contradicts_itself_is_said_beside_the_rest(
    site: Client, openings: list[Opening], told: dict[str, str], says: str
) -> None:
    answer = site.post("/answer", BAKER | told)
    assert answer.status_code == 200
    page = found(answer.content.decode())
    assert "12 of the 12 openings" in page and says in page
    assert site.post("/answer.json", BAKER | told).status_code in (200, 422)
