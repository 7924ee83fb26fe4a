"""Invented people's résumés (samples), one in each of the forms the reader knows."""

import json
from typing import Any

from papers import column, make_docx, make_pdf, make_zip, paragraph, table

PLAIN = """Jane Q. Rowantree
12 Example Street, Apt 4, Toronto, ON  M5V 1A1
(416) 555-0134 | jane.rowantree@example.com | linkedin.com/in/jane-rowantree | @rowantree
Canadian citizen, born 3 May 1990

SUMMARY
Jane builds data platforms. Fluent in French.

EXPERIENCE
Senior Data Engineer, Example Orchard Inc.        Mar 2021 - Present
Toronto, ON
- Streams with Kafka and Spark on AWS
Data Engineer        Jun 2017 - Feb 2021
Rowantree Example Consulting
- Airflow and PostgreSQL, with Python

EDUCATION
B.Sc. in Computer Science, Example University        2017

SKILLS
Python, SQL, Apache Kafka, Docker

LANGUAGES
English (native), French (fluent), Spanish (beginner)

REFERENCES
Walter Testerman, Example Orchard Inc., 416 555 0190, walter@example.com
"""

FRENCH = """MARIE-ÈVE LAFRANCE-TESTA
123, rue de l'Exemple, app. 4, Montréal (Québec)  H2X 1Y4
Téléphone : 514 555-0134   Courriel : me.lafrance@example.com
Citoyenne canadienne

LANGUES
Français (langue maternelle), anglais (courant), espagnol (notions)

FORMATION
2012-2016\tBaccalauréat en génie logiciel
\tÉcole d'exemple de technologie, Montréal

EXPÉRIENCE PROFESSIONNELLE

Développeuse principale\tDepuis août 2020
Banque Modèle inc., Montréal
- Conception de microservices en Java et Spring Boot

Analyste-programmeuse\tMai 2016 à juillet 2020
Ville d'Exempleville
- Entretien d'applications .NET et SQL Server

BÉNÉVOLAT
Mentore, Les filles codent, 2019 à aujourd'hui

COMPÉTENCES TECHNIQUES
Langages : Java, C#, Python, SQL

RÉFÉRENCES FOURNIES SUR DEMANDE
"""

MAIN = """
# Jane Rowantree
Staff Data Engineer at Example Orchard | Speaker
Toronto, Ontario, Canada

## Summary
I build data platforms people trust. Ten years of Python, Spark and patience.

## Experience
Example Orchard
6 years 3 months
Staff Data Engineer
January 2023 - Present (3 years 11 months)
Toronto, Ontario, Canada
Owner of the lakehouse built on Spark and Delta Lake.
Senior Data Engineer
September 2020 - December 2022 (2 years 4 months)
Toronto, Ontario, Canada

Example Tannery
Data Engineer
May 2016 - August 2020 (4 years 4 months)
Montréal, Quebec, Canada
Pipelines with Airflow and PostgreSQL.

## Education
Example University
Bachelor of Science - BSc, Computer Science · (2012 - 2016)
"""

SIDE = """
## Contact
jane.rowantree@example.com
www.linkedin.com/in/jane-rowantree

## Top Skills
Python
Data Engineering
Leadership

## Languages
French (Native or Bilingual)
English (Full Professional)
Spanish (Elementary)
"""

JSON: dict[str, Any] = {
    "basics": {
        "name": "Jane Rowantree",
        "label": "Data Engineer",
        "email": "jane.rowantree@example.com",
        "phone": "+1 416 555 0134",
        "url": "https://rowantree.example.com",
        "summary": "Jane likes Kafka.",
        "location": {
            "address": "12 Example Street",
            "postalCode": "M5V 1A1",
            "city": "Toronto",
            "region": "Ontario",
            "countryCode": "CA",
        },
        "profiles": [{"network": "GitHub", "username": "jrowan", "url": "https://github.com/jrowan"}],
    },
    "work": [
        {
            "name": "Example Orchard Inc.",
            "position": "Senior Data Engineer",
            "startDate": "2021-03-01",
            "highlights": ["Streams with Apache Spark"],
        },
        {
            "name": "Rowantree Example Consulting",
            "position": "Data Engineer",
            "startDate": "2017-06",
            "endDate": "2021-02",
        },
    ],
    "education": [
        {
            "institution": "Example University",
            "studyType": "Bachelor of Science",
            "area": "Computer Science",
            "endDate": "2017-05-01",
        }
    ],
    "skills": [{"name": "Data", "keywords": ["Python", "SQL"]}, "Docker"],
    "languages": [
        {"language": "English", "fluency": "Native"},
        {"language": "Spanish", "fluency": "Beginner"},
    ],
    "references": [{"name": "Walter Testerman", "reference": "A joy."}],
}

TABLES = {
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
    'Jane,Rowantree,,"12 Example Street",1990-05-03,Data Engineer,"Kafka, mostly",Software,M5V 1A1,'
    '"Toronto, Ontario, Canada",[@jrowan],[PERSONAL:https://rowantree.example.com],\n',
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Example Orchard Inc.,Senior Data Engineer,Streams with Apache Spark,"Toronto, Ontario",Mar 2021,\n'
    "Rowantree Example Consulting,Data Engineer,,,01 Jun 2017,01 Feb 2021\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    'Example University,2013,2017,,"Bachelor of Science, Computer Science",\n',
    "Skills.csv": "Name\nPython\nSQL\nDocker\n",
    "Languages.csv": "Name,Proficiency\nEnglish,Native proficiency\nSpanish,Elementary proficiency\n",
    "messages.csv": "FROM,TO,CONTENT\nWalter Testerman,Jane Rowantree,Fortran secrets\n",
}


def plain() -> bytes:
    return PLAIN.encode()


def as_json(**changes: Any) -> bytes:
    return json.dumps(JSON | changes).encode()


def export(folder: str = "") -> bytes:
    return make_zip({folder + name: text.encode() for name, text in TABLES.items()})


def sidebar_pdf() -> bytes:
    """As LinkedIn prints a profile: a sidebar on the left, the career on the right."""
    side = column(SIDE, x=30, y=60, size=9)
    return make_pdf(side + column(MAIN, x=220, y=60), about={"Author": "Somebody Else"})


def one_column_pdf() -> bytes:
    text = PLAIN.replace("Jane Q. Rowantree", "# Jane Q. Rowantree").replace("\n- ", "\n* ")
    for heading in ("SUMMARY", "EXPERIENCE", "EDUCATION", "SKILLS", "LANGUAGES", "REFERENCES"):
        text = text.replace(f"\n{heading}\n", f"\n## {heading}\n")
    return make_pdf(column(text.replace("        ", " >> ")))


def word() -> bytes:
    """A Word document as templates make them: contact in the header, jobs in tables, a list of skills."""
    return make_docx(
        paragraph("Professional Experience", style="Heading1"),
        table(
            [
                paragraph("Senior Data Engineer", bold=True) + paragraph("Example Orchard Inc."),
                paragraph("Mar 2021 – Present") + paragraph("Toronto, ON"),
            ]
        ),
        paragraph("Streams with Kafka and Spark", listed=True),
        table(
            [
                paragraph("Data Engineer", bold=True) + paragraph("Rowantree Example Consulting"),
                paragraph("Jun 2017 – Feb 2021") + paragraph("Ottawa, ON"),
            ]
        ),
        paragraph("Airflow and PostgreSQL", listed=True),
        paragraph("Education", style="Heading1"),
        paragraph("B.Sc. in Computer Science, Example University\t2017"),
        paragraph("Skills", style="Heading1"),
        table(
            [paragraph("Tools"), paragraph("Python, SQL, Docker")],
            [paragraph("Languages"), paragraph("English, French (basic)")],
        ),
        header=paragraph("Jane Rowantree")
        + paragraph("Toronto, ON\t416-555-0134\tjane.rowantree@example.com"),
    )


EVERY = {
    "resume.json": as_json,
    "export.zip": export,
    "plain.txt": plain,
    "sidebar.pdf": sidebar_pdf,
    "column.pdf": one_column_pdf,
    "word.docx": word,
}
