"""Who it is stays outside: no name, address, number, birthday or paper gets in, from any form."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st
from papers import W, column, make_docx, make_pdf, paragraph

from gonorth.nouns import plain
from gonorth.resumes import ResumeReading, read_resume
from gonorth.resumes.identity import identity_of
from gonorth.resumes.lines import Line
from gonorth.resumes.names import clues_of, find_names
from gonorth.resumes.vocabulary import fold

TODAY = date(2026, 11, 21)
# What the samples say of their owner and of others.
NEVER = "jane rowantree jrowan jane.rowantree walter testerman lafrance testa example.com 555 street h2x m5v "
NEVER += "rue citizen citoyenne 1990 linkedin.com"


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)


def said(reading: ResumeReading) -> list[str]:
    """Every string that leaves: the candidate, where it was read, the warnings in both languages."""
    warnings = [warning.say(lang) for warning in reading.warnings for lang in ("en", "fr")]
    return [*strings(plain(reading.candidate)), *strings(dict(reading.read_from)), *warnings]


FORMS = samples.EVERY | {"lafrance.txt": lambda: samples.FRENCH.encode()}


@pytest.mark.parametrize("name", FORMS)
def test_nothing_that_identifies_leaves_any_form(name: str) -> None:
    for text in said(read_resume(FORMS[name](), f"Jane_Rowantree_{name}", TODAY)):
        for word in NEVER.split():
            assert not re.search(rf"(?<![a-z]){re.escape(word)}", fold(text)), text


def test_an_employer_named_like_the_person_loses_the_name_and_the_owner_is_told() -> None:
    reading = read_resume(samples.as_json(), "resume.json", TODAY)
    assert reading.candidate.employers == ("Example Orchard Inc.", "Example Consulting")
    assert "resumes.left_out" in [warning.key for warning in reading.warnings]


JANE = identity_of(["Jane Anne Rowantree-Doe", "Li Wei"], ["jrowan42"], ["rowantree.dev", "somewhere.org"])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jane's Bakery", "Bakery"),
        ("JANE ROWANTREE CONSULTING INC.", "CONSULTING INC."),
        ("Bakery of Jane Rowantree", "Bakery"),
        ("Rowantree, Jane", ""),
        ("RowantreeSoft Ltd.", ""),
        ("janerowantree", ""),
        ("Blog by @jrowan42", "Blog"),
        ("rowantree.dev", ""),
        ("somewhere.org", ""),
        ("Booking.com", "Booking.com"),
        ("Acme (www.acme.example)", "Acme"),
        ("Acme, jane@acme.example, +1 (416) 555-0134", "Acme"),
        ("Acme, 12 Example Street", "Acme"),
        ("Ingénierie Jané Rowantrée", "Ingénierie"),
        ("Li Wei Trading", "Trading"),
        ("LI-COR and liquid", "LI-COR and liquid"),
        ("Li Labs", "Labs"),
        ("Engineer | US Citizen", "Engineer"),
        ("Développeuse (citoyenne canadienne)", "Développeuse"),
        ("Dev 416–555–0199", "Dev"),
        ("Dev 06·12·34·56·78", "Dev"),
        ("Dev 514/555/0199", "Dev"),
        ("Dev, 2019–2020", "Dev, 2019–2020"),
        ("someone [at] example [dot] org", ""),
        ("some.one(at)example.org", ""),
        ("Dev, some dot one at example dot org", "Dev"),
        ("Analyst at Acme", "Analyst at Acme"),
        ("Dev live:.cid.9ab31fe2", "Dev"),
        ("Dev discord someone#4821", "Dev"),
        ("C#, F#", "C#, F#"),
        ("Rowantrees Bakery", "Bakery"),
        ("Dev JaneRowantreeDesign", "Dev"),
        ("R O W A N T R E E Bakery", "Bakery"),
        ("Dev, 34 ans, mariée", "Dev"),
        ("Dev | Nationality: Freedonian", "Dev"),
        ("Dev, nationalité freedonienne", "Dev"),
        ("someone@gmail", ""),
        ("Dev, some.one@example", "Dev"),
        ("Dev some.one (at) gmail", "Dev"),
        ("Dev some.one at gmail", "Dev"),
        ("Engineer @Acme", "Engineer"),
        ("Assistant to Prof. Ann Sample", "Assistant"),
        ("Research Assistant for Dr. A. Sample-Moss", "Research Assistant"),
        ("Research Intern under the supervision of Ann Sample", "Research Intern"),
        ("Assistante de recherche auprès de la Pre Ann Sample", "Assistante de recherche"),
        ("Assistante de Mme Ann Sample, Exempleville", "Assistante, Exempleville"),
        ("Executive Assistant to Emma Sample", "Executive Assistant"),
        ("Analyst reporting to Ann Sample, CTO", "Analyst, CTO"),
        ("Nanny for Mr. and Mrs. Sample", "Nanny"),
        ("Research Assistant, Dr. Ann Sample", "Research Assistant"),
        ("Dr. Sample Dental Clinic", "Dental Clinic"),
        ("Ingénieure de nationalité marocaine, née le 3 mai 1990", "Ingénieure"),
        ("Dr. Ann Sample Secondary School", "Dr. Ann Sample Secondary School"),
        ("Mr. Lube", "Mr. Lube"),
        ("Conseillère auprès de la clientèle", "Conseillère auprès de la clientèle"),
        ("Adviser to Small Firms", "Adviser to Small Firms"),
        ("Associate Professor", "Associate Professor"),
        ("Software Engineer", "Software Engineer"),
        ("Rowantreeville Transit", "Rowantreeville Transit"),
    ],
)
def test_names_and_addresses_go_wherever_they_stand(text: str, left: str) -> None:
    assert JANE.scrub(text) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Jörg Müller", "Mueller Consulting", "Consulting"),
        ("Joerg Mueller", "Müller Consulting", "Consulting"),
        ("Jörg Müller", "MULLER CONSULTING", "CONSULTING"),
        ("Élodie Œuvrard", "Elodie Oeuvrard Conseil", "Conseil"),
        ("Elodie Oeuvrard", "Élodie Œuvrard Conseil", "Conseil"),
        ("Anna Weiß", "Weiss Bakery", "Bakery"),
        ("Anna Weiss", "Weiß Bakery", "Bakery"),
        ("Søren Ångström", "Soren Aangstroem Studio", "Studio"),
        ("Sean O'Sample", "OSample Bakery", "Bakery"),
        ("Ana da Modela", "DaModela Bakery", "Bakery"),
        ("Jan van den Modell", "Vandenmodell Bakery", "Bakery"),
        ("Abdul-Modell Sample", "Abdulmodell Bakery", "Bakery"),
        ("Samuel Model", "Samuel Bakery", "Bakery"),
    ],
)
def test_a_name_goes_in_each_of_its_spellings(name: str, text: str, left: str) -> None:
    assert identity_of([name]).scrub(text) == left


def test_initials_go_where_an_account_is_called_by_them() -> None:
    jane = identity_of(["Jane Rowantree"], ["jr"])
    assert jane.scrub("JR Consulting") == "Consulting"
    assert jane.scrub("J.R. Consulting") == "Consulting"
    assert jane.scrub("jr tools") == "tools"
    assert jane.scrub("Jr Analyst", keeps_work_words=True) == "Jr Analyst"
    assert identity_of(["Ida Testa"]).scrub("IT Consulting") == "IT Consulting"
    assert identity_of(["Mara Sample"]).scrub("M.S. in Physics") == "M.S. in Physics"
    assert identity_of(["Ida Testa"]).scrub("I.T. Example Consulting") == "Example Consulting"


def test_a_word_that_names_work_stays_in_a_title_but_not_in_an_employer() -> None:
    baker = identity_of(["Robin Baker"])
    assert baker.scrub("Pastry Baker", keeps_work_words=True) == "Pastry Baker"
    assert baker.scrub("Robin Baker, Pastry Chef", keeps_work_words=True) == "Pastry Chef"
    assert baker.scrub("Baker & Sons") == "Sons"


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Aisha, Software Developer", "Software Developer"),
        ("Software Developer - João", "Software Developer"),
        ("Software Developer Wei", "Software Developer"),
        ("Chargé de comptes (Thibault)", "Chargé de comptes"),
        ("Developer, Ruby", "Developer, Ruby"),
        ("Sales Manager, Victoria", "Sales Manager, Victoria"),
        ("Account Executive (Hunter)", "Account Executive (Hunter)"),
        ("Engineer, Project Leo", "Engineer, Project Leo"),
        ("Ray Tracing Engineer", "Ray Tracing Engineer"),
    ],
)
def test_a_first_name_left_in_a_title_goes_also_where_nothing_says_whose_it_is(title: str, left: str) -> None:
    found = read_resume(json.dumps({"work": [{"position": title}], "basics": {}}).encode(), "r.json", TODAY)
    assert found.candidate.titles == (left,)
    assert ("resumes.left_out" in [warning.key for warning in found.warnings]) == (title != left)


def test_where_somebody_is_from_is_no_employer_and_no_title() -> None:
    work = "Jane Rowantree\nSoftware Engineer, Canadian, born 1990\n\nPython, Russian"
    candidate = read_resume(work.encode(), "cv.txt", TODAY).candidate
    assert (candidate.titles, candidate.employers) == (("Software Engineer",), ())
    data = {"basics": {"name": "Jane"}, "work": [{"position": "Baker", "name": "Canadian Example Bank"}]}
    assert read_resume(json.dumps(data).encode(), "r", TODAY).candidate.employers == (
        "Canadian Example Bank",
    )


def test_a_skill_called_like_the_person_is_left_out_and_the_owner_is_told() -> None:
    data = json.dumps({"basics": {"name": "Ruby Example"}, "skills": ["Ruby", "Python"]}).encode()
    reading = read_resume(data, "resume.json", TODAY)
    assert [skill.label for skill in reading.candidate.skills] == ["Python"]
    assert "resumes.left_out" in [warning.key for warning in reading.warnings]


@pytest.mark.parametrize(
    "who",
    [
        {"name": "Robin Rowantree"},
        {"basics": {"label": "Baker"}, "name": "Robin Rowantree"},
        {"basics": {"label": "Baker"}, "firstName": "Robin", "lastName": "Rowantree"},
        {"basics": {"label": "Baker"}, "contact": {"name": "Robin Rowantree"}},
        {"basics": {"firstName": "Robin", "lastName": "Rowantree"}},
        {"basics": {"prénom": "Robin", "nom": "Rowantree"}},
        {"basics": {"summary": "I'm Robin Rowantree, and I bake."}},
        {"basics": {"summary": "Robin Rowantree is a baker."}},
    ],
)
def test_a_name_counts_wherever_a_json_resume_keeps_it(who: dict[str, Any]) -> None:
    work = [{"position": "Baker", "name": "Rowantree Bakery"}]
    reading = read_resume(json.dumps({**who, "work": work, "skills": []}).encode(), "r.json", TODAY)
    assert reading.candidate.employers == ("Bakery",)


def test_half_a_sign_is_dropped_at_the_door() -> None:
    work = b'[{"position": "Baker \\ud83d", "name": "\\ud83d\\ude00 Acme"}]'
    data = b'{"basics": {"name": "Robin"}, "work": ' + work + b"}"
    candidate = read_resume(data, "r.json", TODAY).candidate
    assert candidate.titles == ("Baker",)
    assert candidate.employers[0].encode()


def test_it_says_when_it_found_no_name_to_leave_out() -> None:
    nameless = read_resume(WORK.encode(), "cv.txt", TODAY)
    assert "resumes.no_name" in [warning.key for warning in nameless.warnings]
    named = read_resume(f"Robin Modell\n{WORK}".encode(), "cv.txt", TODAY)
    assert "resumes.no_name" not in [warning.key for warning in named.warnings]


def test_the_owner_is_told_what_a_school_lost() -> None:
    study = {"institution": "Modell College", "area": "Baking", "studyType": "Diploma"}
    data = json.dumps({"basics": {"name": "Robin Modell"}, "education": [study]}).encode()
    assert "resumes.left_out" in [w.key for w in read_resume(data, "r.json", TODAY).warnings]


def test_who_supervised_is_not_told() -> None:
    schools = ["Example College (advisor Mara Sample)", "Example College, encadrée par Mara Sample"]
    schools += ["Sample Mara Example College", "Example College, Supervisor: Mara Sample"]
    data = {
        "basics": {"name": "Robin Modell"},
        "references": [{"name": "Mara Sample, CTO"}],
        "education": [
            {"institution": name, "area": f"Baking {n}", "endDate": "2015"} for n, name in enumerate(schools)
        ],
    }
    education = read_resume(json.dumps(data).encode(), "r.json", TODAY).candidate.education
    assert {study.institution for study in education} == {"Example College"}


REFEREES = """Robin Modell

Experience
Baker
Sample Foods Inc.
2019 - 2020
Reference: Dr. Ann Testa, ann@example.com

Research Assistant to Prof. Ann Testa
Example University
2015 - 2018

Skills
Python

References
Dr. Mara Sampleton, Example Orchard Inc., mara@example.org
Walter Testerman - CTO at Example Tannery, 416 555 0190
"""


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_who_vouches_is_not_told(form: str) -> None:
    lines = REFEREES.splitlines()
    made = {
        "txt": lambda: REFEREES.encode(),
        "docx": lambda: make_docx(*[paragraph(line) for line in lines]),
        "pdf": lambda: make_pdf(column(REFEREES)),
    }
    reading = read_resume(made[form](), "cv", TODAY)
    assert reading.candidate.titles == ("Baker", "Research Assistant")
    assert reading.candidate.employers == ("Sample Foods Inc.", "Example University")
    for text in said(reading):
        assert not re.search("ann|testa|mara|walter|testerman", fold(text)), text


def test_a_name_in_letters_set_apart_does_not_come_back() -> None:
    work = ["E X P E R I E N C E", "Baker", "Jane Rowantree Foods Inc.", "2019 - 2020", "Skills", "Python"]
    for name in ("J A N E   R O W A N T R E E", "J A N E  R O W A N T R E E", "J A N E R O W A N T R E E"):
        files = (
            "\n".join([name, *work]).encode(),
            make_docx(*[paragraph(line) for line in (name, *work)]),
            make_docx(paragraph("\t".join(name.replace("  ", " ").split("  "))), *map(paragraph, work)),
            make_pdf(column("\n".join([f"# {name}", *work]))),
        )
        for data in files:
            assert read_resume(data, "cv", TODAY).candidate.employers == ("Foods Inc.",)


def test_letters_set_apart_are_read_as_words() -> None:
    text = "R O B I N   M O D E L L\n\nE X P E R I E N C E\nBaker\nModell Foods\n2019 - 2020\n"
    assert read_resume(text.encode(), "cv.txt", TODAY).candidate.employers == ("Foods",)


def test_a_town_called_like_the_person_keeps_its_position_alone() -> None:
    basics = {
        "name": "Austin Example",
        "location": {"city": "Austin", "region": "Texas", "countryCode": "US"},
    }
    place = read_resume(json.dumps({"basics": basics}).encode(), "resume.json", TODAY).candidate.places[0]
    assert place.city is None and place.country == "US" and place.lat is not None
    assert "Austin" not in place.raw


def test_a_street_never_comes_with_the_place() -> None:
    text = "Robin Modell\n99 Sample Avenue, Suite 4, Waterloo, ON N2L 3G1\n\nExperience\nBaker  2019 - 2020"
    place = read_resume(text.encode(), "cv.txt", TODAY).candidate.places[0]
    assert (place.city, place.raw) == ("Waterloo", "Waterloo, ON, CA")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Curriculum Vitae", "Robin Modell", "Software Engineer"], "Robin Modell"),
        (["Software Engineer", "Robin Modell", "robin.modell@example.org"], "Robin Modell"),
        (["Name: Robin Modell", "Phone: 555"], "Robin Modell"),
        (["Dr. Robin Q. Modell, PhD, PMP"], "Robin Q. Modell"),
        (["ROBIN MODELL | Toronto, ON"], "ROBIN MODELL"),
        (["Nom : Jean-François Modèle"], "Jean-François Modèle"),
        (["Marie-Ève Modèle-Gagnon"], "Marie-Ève Modèle-Gagnon"),
        (["Robin Luis Garza Modell"], "Robin Luis Garza Modell"),
        (["R. Modell"], "R. Modell"),
        (["R.J. Modell", "Software Engineer"], "R.J. Modell"),
        (["MODELL, Robin"], "Robin MODELL"),
        (["ROBIN\tMODELL"], "ROBIN MODELL"),
        (["Robin", "Modell", "Software Engineer"], "Robin Modell"),
        (["Résumé of Robin Modell"], "Robin Modell"),
        (["CV - Robin Modell"], "Robin Modell"),
        (["Curriculum vitae: Robin Modell"], "Robin Modell"),
        (["Software Engineer - Robin Modell"], "Robin Modell"),
        (["Software Engineer | Robin Modell"], "Robin Modell"),
        (["Nom de famille: Modell"], "Modell"),
        (['ROBIN "ROBBIE" MODELL'], "ROBIN ROBBIE MODELL"),
        (["Robin (Robbie) Modell"], "Robin Robbie Modell"),
        (["robin modell", "hello@example.com"], "robin modell"),
        (["Modellina", "hello@example.com"], "Modellina"),
        (["Hi, I'm Robin Modell!"], "Robin Modell"),
        (["My name is Robin Modell and I build software."], "Robin Modell"),
        (["Je m'appelle Robin Modell."], "Robin Modell"),
        (["李小模"], "李小模"),
        (["Will Cook"], "Will Cook"),
        (["WILL COOK", "Experience"], "WILL COOK"),
        (["Grant Page", "Software Engineer"], "Grant Page"),
        (["Dean Baker", "dean.baker@example.com"], "Dean Baker"),
        (["Paris London"], "Paris London"),
        (["Faith Church", "Toronto, ON"], "Faith Church"),
        (["Crystal Lake", "Toronto, ON"], "Crystal Lake"),
        (["WILL", "COOK", "Software Engineer"], "WILL COOK"),
        (["will cook", "Software Engineer"], "will cook"),
        (["Marie-Pier Boulanger"], "Marie-Pier Boulanger"),
        (["Prabodh Engineer", "Senior Software Engineer"], "Prabodh Engineer"),
        (["Name: Porter Cook"], "Porter Cook"),
        (["Résumé of Will Cook"], "Will Cook"),
        (["Software Engineer", "Will Cook"], "Will Cook"),
        (["ROBIN MODELL FULL STACK DEVELOPER with 2 years' experience"], "ROBIN MODELL"),
        (["JANEMODELL", "Experience"], "JANE MODELL"),
        (["👩‍💻 Robin Modell"], "Robin Modell"),
        (["# **Robin Modell**"], "Robin Modell"),
        (["Robin Modell's Resume"], "Robin Modell"),
        (["CV de Robin Modell 2024"], "Robin Modell"),
        (["RESUME: Robin Modell 2024"], "Robin Modell"),
        (["Candidate: Robin Modell (ID 3391)"], "Robin Modell"),
        (["robin_modell", "Software Engineer"], "robin modell"),
        (["Pastry Cook", "Experience"], None),
        (["Ruby Developer", "Experience"], None),
        (["Austin, Texas", "Experience"], None),
        (["Web Developer", "Senior Software Engineer"], None),
        (["Driven, curious and kind"], None),
        (["python django"], None),
        (["Example Orchard Inc.", "Experience"], None),
        (["Professional Summary", "Project Manager"], None),
    ],
)
def test_it_finds_whose_resume_it_is(lines: list[str], name: str | None) -> None:
    found = find_names([Line(tuple(text.split("\t"))) for text in lines], clues_of(lines, "cv.pdf"))
    assert found[:1] == ([name] if name else [])


def test_a_name_in_two_labelled_parts_is_known_by_both() -> None:
    lines = ["Prénom : Robin", "Nom : Modell"]
    assert set(find_names([Line((text,)) for text in lines], clues_of(lines, ""))) == {"Robin", "Modell"}


def test_the_name_of_the_file_helps_but_an_employer_in_it_stays() -> None:
    text = b"Robin Modell\nExperience\nBaker\nOrchard Foods\n2019 - 2020\n"
    candidate = read_resume(text, "Robin_Modell_Orchard_2026.txt", TODAY).candidate
    assert candidate.employers == ("Orchard Foods",)
    text = b"Robin Modell\nToronto, ON\n\nExperience\nBaker\nToronto Pastry Inc.\n2019 - 2020\n"
    candidate = read_resume(text, "resume_toronto.txt", TODAY).candidate
    assert (candidate.places[0].city, candidate.employers) == ("Toronto", ("Toronto Pastry Inc.",))


@pytest.mark.parametrize(
    "name", ["Will Cook", "Grant Page", "Dean Baker", "Paris London", "Rose Marketing", "Jean Médecin"]
)
def test_a_name_made_of_words_for_work_or_places_is_left_out(name: str) -> None:
    text = f"{name}\n\nExperience\nSenior Analyst\n{name} Foods Inc.\n2019 - 2020\n\nSkills\nPython\n"
    basics = {
        "basics": {"name": name},
        "work": [{"position": "Senior Analyst", "name": f"{name} Foods Inc."}],
    }
    for data in (text.encode(), json.dumps(basics).encode()):
        candidate = read_resume(data, "cv", TODAY).candidate
        assert (candidate.titles, candidate.employers) == (("Senior Analyst",), ("Foods Inc.",))


def test_the_author_of_the_file_is_its_owner_where_no_line_is_a_name() -> None:
    author = b"<cp:core xmlns:cp='c' xmlns:dc='d'><dc:creator>Robin Rowantree</dc:creator></cp:core>"
    parts = {"docProps/core.xml": author}
    data = make_docx(*[paragraph(line) for line in WORK.splitlines()], parts=parts)
    assert read_resume(data, "cv.docx", TODAY).candidate.employers == ("Labs",)


WORK = """Software Engineer

Experience
Software Engineer, Rowantree Labs
Jan 2018 - Present

Skills
Go, Java
"""


@pytest.mark.parametrize(
    "ending",
    [
        "\nRobin Jane Rowantree | 647.555.0133 | rjr@example.com",
        "\nRobin Rowantree\n",
        "\nRowantree\nrobin.rowantree@example.com",
        "\nInterests\nHiking, r_rowantree@example.com",
    ],
)
def test_a_name_is_found_at_the_end_and_beside_an_e_mail(ending: str) -> None:
    candidate = read_resume((WORK + ending).encode(), "cv.txt", TODAY).candidate
    assert candidate.employers == ("Labs",)
    assert candidate.titles == ("Software Engineer",)


@pytest.mark.parametrize(
    "told",
    [
        "About me\nRobin Rowantree is a software engineer from Toronto.",
        "Profil\nRobin Rowantree est une ingénieure de Montréal.",
        "Software Engineer\nrobinrowantree@gmail.com",
        "Software Engineer\ngithub.com/robinrowantree7",
        "Summary\nI'm Robin Rowantree, a software engineer.",
    ],
)
def test_a_name_is_found_in_a_sentence_or_an_account(told: str) -> None:
    work = "\n\nExperience\nBaker\nRowantree Orchard Inc.\n2019 - 2020\n"
    work += "\nTester\nRobin Rowantree Foods\n2018 - 2019\n"
    candidate = read_resume((told + work).encode(), "cv.txt", TODAY).candidate
    assert candidate.employers == ("Orchard Inc.", "Foods")


def test_the_footer_of_a_word_document_says_who_it_is_and_nothing_more() -> None:
    footer = (
        f'<w:ftr xmlns:w="{W}">{paragraph("Robin Rowantree · 604-555-0144 · robinr@example.com")}</w:ftr>'
    )
    body = [paragraph(line) for line in WORK.splitlines()]
    data = make_docx(*body, parts={"word/footer1.xml": footer.encode()})
    candidate = read_resume(data, "cv.docx", TODAY).candidate
    assert candidate.employers == ("Labs",)
    assert [skill.label for skill in candidate.skills] == ["Go", "Java"]


@pytest.mark.parametrize(
    ("parts", "filename"),
    [
        (
            {"word/footer1.xml": f'<w:ftr xmlns:w="{W}">{paragraph("Emma Rowantree CV – page 1")}</w:ftr>'},
            "cv",
        ),
        ({"docProps/core.xml": "<c xmlns:d='d'><d:title>Emma Rowantree</d:title></c>"}, "cv"),
        ({}, "Emma_Rowantree_CV_2026.docx"),
        ({}, "Quenelle_Rowantree_CV_2026.docx"),
    ],
)
def test_a_name_no_line_says_is_known_by_what_the_file_is_called(
    parts: dict[str, str], filename: str
) -> None:
    body = [paragraph(line) for line in WORK.splitlines()[2:]]
    data = make_docx(*body, parts={name: text.encode() for name, text in parts.items()})
    assert read_resume(data, filename, TODAY).candidate.employers == ("Labs",)


PARTS = ["Mara", "Oyelaran", "Tremblay", "Nguyen", "Singh", "Kowalski", "Élodie", "Björn", "Wiśniewska"]
NAMES = st.lists(st.sampled_from(PARTS), min_size=2, max_size=3, unique=True)
AROUND = st.sampled_from(
    ["{} Consulting Inc.", "Chez {}", "Studio {} & Co", "{}'s Kitchen", "The {} Group", "{}"]
)


@given(NAMES, AROUND, st.sampled_from([str, str.upper, str.lower, str.title]))
def test_no_part_of_a_name_survives(names: list[str], around: str, spelled: Any) -> None:
    work = [
        {"name": around.format(spelled(name)), "position": around.format(spelled(name))} for name in names
    ]
    data = json.dumps({"basics": {"name": " ".join(names)}, "work": work, "skills": names}).encode()
    for text in said(read_resume(data, "resume.json", TODAY)):
        for name in names:
            assert not re.search(rf"(?<!\w){fold(name)}(?!\w)", fold(text)), text
