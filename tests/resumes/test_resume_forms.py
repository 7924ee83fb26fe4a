"""The same career is read from every form a résumé comes in, and each field says where it was read."""

import json
from datetime import date
from typing import Any

import pytest
import samples
from papers import column, make_docx, make_pdf, make_zip, paragraph

from gonorth.nouns import Education, Seniority
from gonorth.resumes import ResumeReading, read_resume

TODAY = date(2026, 11, 21)


def read(data: bytes, filename: str = "resume") -> ResumeReading:
    return read_resume(data, filename, TODAY)


def labels(reading: ResumeReading) -> set[str]:
    return {skill.label for skill in reading.candidate.skills}


@pytest.mark.parametrize("name", [name for name in samples.EVERY if name != "sidebar.pdf"])
def test_every_form_tells_the_same_career(name: str) -> None:
    reading = read(samples.EVERY[name](), name)
    candidate = reading.candidate
    assert candidate.titles == ("Senior Data Engineer", "Data Engineer")
    assert candidate.employers[0].startswith("Example Orchard")
    assert candidate.years == 9.5
    assert candidate.seniority == Seniority.SENIOR
    assert candidate.languages[0] == "en" and "es" not in candidate.languages
    assert (candidate.places[0].city, candidate.places[0].country) == ("Toronto", "CA")
    assert [study.institution for study in candidate.education] == ["Example University"]
    assert candidate.education[0].ended == 2017
    assert {"Python", "SQL", "Docker", "Apache Spark"} <= labels(reading)
    assert candidate.occupations


@pytest.mark.parametrize("name", samples.EVERY)
def test_every_field_says_where_it_was_read(name: str) -> None:
    reading = read(samples.EVERY[name](), name)
    filled = {field for field in ("titles", "skills", "years", "places", "education", "employers")}
    assert filled <= set(reading.read_from)


def test_where_is_as_exact_as_the_form_allows() -> None:
    assert read(samples.as_json()).read_from["titles"] == "work[0].position; work[1].position"
    assert read(samples.export()).read_from["titles"] == "Positions.csv"
    assert read(samples.one_column_pdf()).read_from["titles"] == "page 1, section 'Experience'"


def test_a_sidebar_does_not_run_into_the_career() -> None:
    candidate = read(samples.sidebar_pdf(), "Profile.pdf").candidate
    assert candidate.titles == ("Staff Data Engineer", "Senior Data Engineer", "Data Engineer")
    assert candidate.employers == ("Example Orchard", "Example Tannery")
    assert candidate.languages == ("fr", "en")
    assert candidate.education == (
        Education("Example University", "Bachelor of Science, BSc", "Computer Science", 2016),
    )


def test_a_french_resume_is_read_in_french() -> None:
    candidate = read(samples.FRENCH.encode(), "cv.txt").candidate
    assert candidate.titles == ("Développeuse principale", "Analyste-programmeuse")
    assert candidate.employers == ("Banque Modèle inc.", "Ville d'Exempleville")
    assert candidate.languages == ("fr", "en")
    assert candidate.years == 10.6
    assert candidate.places[0].city == "Montréal"
    assert candidate.education[0].field == "génie logiciel"


def test_an_older_encoding_is_read_too() -> None:
    assert read(samples.FRENCH.encode("cp1252")).candidate == read(samples.FRENCH.encode("utf-16")).candidate


def test_a_second_page_goes_on_where_the_first_ended() -> None:
    first = "# Jane Rowantree\n\n## Experience\nData Engineer >> 2019 - 2021\nExample Orchard Inc.\n* Kafka"
    second = "Data Analyst >> 2016 - 2019\nExample Tannery Ltd.\n* SQL"
    candidate = read(make_pdf(column(first), column(second))).candidate
    assert candidate.titles == ("Data Engineer", "Data Analyst")


def test_what_stands_on_every_page_is_no_part_of_the_career() -> None:
    career = "# Jane Rowantree\n\n## Experience\n{} >> 2019 - 2021\nExample Orchard Inc.\n* Kafka\n"
    page = career + "May 2021   Page {} of 2"
    pages = [column(page.format("Data Engineer", 1)), column(page.format("Data Analyst", 2))]
    assert read(make_pdf(*pages)).candidate.titles == ("Data Engineer", "Data Analyst")


def test_letters_set_apart_are_drawn_together() -> None:
    marks = [(54 + 14 * at, 60, 20, True, sign) for at, sign in enumerate("JANE") if sign]
    marks += [(54 + 9 * at, 100, 11, True, sign) for at, sign in enumerate("EXPERIENCE")]
    marks += column("Data Engineer >> 2019 - 2021\nExample Orchard Inc.", y=120)
    assert read(make_pdf(marks)).candidate.titles == ("Data Engineer",)


def test_text_boxes_and_hidden_text_of_word_are_told_apart() -> None:
    box = (
        "<w:p><w:r><w:pict><w:txbxContent>"
        + paragraph("Skills", style="Heading1")
        + paragraph("Python, SQL")
        + "</w:txbxContent></w:pict></w:r></w:p>"
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Fortran</w:t></w:r></w:p>"
    deleted = "<w:p><w:del><w:r><w:delText>COBOL</w:delText></w:r></w:del></w:p>"
    reading = read(make_docx(paragraph("Jane Rowantree"), box, hidden, deleted))
    assert labels(reading) == {"Python", "SQL"}


def test_the_export_may_lie_in_a_folder_and_have_lines_above_its_headers() -> None:
    tables = dict(samples.TABLES)
    tables["Positions.csv"] = "Notes:\n\nExported for you\n" + tables["Positions.csv"]
    data = make_zip(
        {f"Basic_LinkedInDataExport/{name}": b"\xef\xbb\xbf" + text.encode() for name, text in tables.items()}
    )
    assert read(data).candidate.titles == ("Senior Data Engineer", "Data Engineer")


def test_messages_and_contacts_are_never_unpacked() -> None:
    bomb = {name: text.encode() for name, text in samples.TABLES.items()} | {
        "messages.csv": b"\x00" * 9_000_000
    }
    reading = read(make_zip(bomb))
    assert reading.candidate.titles and "Fortran" not in labels(reading)


@pytest.mark.parametrize(
    "work",
    [
        {
            "company": "Example Orchard",
            "position": "Data Engineer",
            "startDate": "2020",
            "endDate": "Present",
        },
        {"organization": "Example Orchard", "title": "Data Engineer", "from": "May 2020", "to": "Current"},
        {"name": "Example Orchard", "role": "Data Engineer", "startDate": "2020-05", "endDate": ""},
        {
            "employer": "Example Orchard",
            "jobTitle": "Data Engineer",
            "start": {"year": 2020, "month": 5},
            "current": True,
        },
        {"company": "Example Orchard", "positions": [{"title": "Data Engineer", "period": "2020 - Present"}]},
        {
            "name": "Example Orchard",
            "position": "Data Engineer - Example Orchard",
            "startDate": "Invalid date",
        },
        {
            "name": "Example Orchard",
            "position": "<b>Data Engineer</b>",
            "location": {"city": "Ottawa"},
            "endDate": None,
        },
    ],
)
def test_files_beside_the_schema_are_read(work: dict[str, Any]) -> None:
    for key in ("work", "experience"):
        candidate = read(json.dumps({"basics": {"name": "Jane Roe"}, key: [work]}).encode()).candidate
        assert (candidate.titles, candidate.employers) == (("Data Engineer",), ("Example Orchard",))


def test_other_shapes_of_a_json_resume_are_read() -> None:
    fresh = {
        "name": "Jane Roe",
        "employment": {
            "history": [{"employer": "Example Orchard", "position": "Data Engineer", "start": "2019-01"}]
        },
        "skills": {"sets": [{"name": "Data", "skills": ["Python"]}], "list": [{"name": "SQL"}]},
    }
    for value in (fresh, {"resume": fresh}, [fresh]):
        reading = read(b"\xef\xbb\xbf" + json.dumps(value).encode())
        assert reading.candidate.titles == ("Data Engineer",)
        assert labels(reading) == {"Python", "SQL"}


def test_skills_may_be_words_lists_or_objects() -> None:
    for skills in (
        ["Python", "SQL"],
        "Python, SQL",
        [{"name": "Python"}, {"keywords": ["SQL"]}],
        {"data": ["Python", "SQL"]},
    ):
        assert labels(read(json.dumps({"basics": {"name": "Jane"}, "skills": skills}).encode())) == {
            "Python",
            "SQL",
        }


def test_a_title_names_skills_too() -> None:
    work = [{"name": "Example Orchard", "position": "Front-End Developer", "startDate": "2020"}]
    reading = read(json.dumps({"basics": {"name": "Jane Roe"}, "work": work}).encode())
    assert labels(reading) == {"Front-end development"}
    assert reading.read_from["skills"] == reading.read_from["titles"]


def test_a_headline_stands_in_where_no_job_is_told() -> None:
    reading = read(
        json.dumps({"basics": {"name": "Jane Roe", "label": "Software Engineer | Dreamer"}}).encode()
    )
    assert reading.candidate.titles == ("Software Engineer",)
    assert reading.read_from["titles"] == "basics.label"


def test_it_says_what_is_missing() -> None:
    study = b"Jane Roe\nEducation\nBA in History, Example University, 2010"
    keys = {warning.key for warning in read(study).warnings}
    assert {"resumes.no_titles", "resumes.no_skills"} <= keys
    work = [{"name": "Example Orchard", "position": "Data Engineer"}]
    warnings = read(
        json.dumps({"basics": {"name": "Jane Roe"}, "work": work, "skills": ["SQL"]}).encode()
    ).warnings
    assert [warning.key for warning in warnings] == ["resumes.undated"]
    assert all(warning.say("fr") != warning.say("en") for warning in warnings)


def test_a_few_lines_without_headings_still_name_skills() -> None:
    head = "Anneke Kloosterman\nanneke@example.com\n\n"
    lines = head + "Software Developer, Made-up Mills, 2019 - 2023\nPython, Django, SQL\n"
    candidate = read_resume(lines.encode(), "resume.txt", TODAY).candidate
    assert {"Python", "Django", "SQL"} <= {skill.label for skill in candidate.skills}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Software Engineer at Invented Works (2019-2022)", "Data Analyst at Fictional Mill (2016-2019)"),
        ("Software Engineer, Invented Works (2019-2022)", "Data Analyst, Fictional Mill (2016-2019)"),
        ("Invented Works — Software Engineer, 2019-2022", "Fictional Mill — Data Analyst, 2016-2019"),
        ("Software Engineer | Invented Works | 2019-2022", "Data Analyst | Fictional Mill | 2016-2019"),
        ("2019-2022 Software Engineer at Invented Works", "2016-2019 Data Analyst at Fictional Mill"),
        ("2019-2022: Software Engineer, Invented Works", "2016-2019: Data Analyst, Fictional Mill"),
        ("Invented Works, Software Engineer, 2019-2022", "Fictional Mill, Data Analyst, 2016-2019"),
        ("Software Engineer at Invented Works", "Data Analyst at Fictional Mill"),
        ("Software Engineer @ Invented Works", "Data Analyst @ Fictional Mill"),
        ("Software Engineer chez Invented Works", "Data Analyst chez Fictional Mill"),
    ],
)
@pytest.mark.parametrize("top", ["Jane Rowantree", "Jane Rowantree\njane@example.com | Toronto, ON\n"])
def test_jobs_without_a_heading_keep_their_employers(top: str, first: str, second: str) -> None:
    lines = [*top.splitlines(), first, second, "Python, SQL"]
    for data in (
        "\n".join(lines).encode(),
        make_docx(*map(paragraph, lines)),
        make_pdf(column("\n".join(lines))),
    ):
        candidate = read(data).candidate
        assert candidate.titles == ("Software Engineer", "Data Analyst")
        assert candidate.employers == ("Invented Works", "Fictional Mill")


def test_a_headline_names_title_and_employer() -> None:
    candidate = read(
        "Élodie Modèle\nDéveloppeuse dorsale chez Ateliers Inventés\nPython, SQL".encode()
    ).candidate
    assert (candidate.titles, candidate.employers) == (("Développeuse dorsale",), ("Ateliers Inventés",))


def test_who_one_is_may_be_told_in_a_sentence() -> None:
    candidate = read(
        b"Jane Rowantree\nI am a software engineer at Invented Works since 2019.\nPython"
    ).candidate
    assert (candidate.titles, candidate.employers) == (("software engineer",), ("Invented Works",))
