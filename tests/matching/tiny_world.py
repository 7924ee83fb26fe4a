"""A tiny world where the right answer is obvious. Every employer in it is invented."""

from datetime import date
from decimal import Decimal

from gonorth.nouns import Occupation, Opening, Pay, Place, Seniority, Skill

TODAY = date(2026, 11, 21)
TORONTO = Place("Toronto", "ON", "CA", 43.70, -79.42, "Toronto, ON")
GUELPH = Place("Guelph", "ON", "CA", 43.55, -80.26, "Guelph, ON")
SAN_FRANCISCO = Place("San Francisco", "CA", "US", 37.77, -122.42, "San Francisco, CA")
SOFTWARE = Occupation("21231", "Software engineers and designers", 0.9)
SALES = Occupation("62100", "Technical sales specialists - wholesale trade", 0.9)


def skills(*names: str) -> tuple[Skill, ...]:
    return tuple(Skill(name.lower(), name) for name in names)


def cad(low: int, high: int) -> Pay:
    return Pay(Decimal(low), Decimal(high), "CAD", "year", f"${low}-{high}")


def opening(id: str, title: str = "Software Engineer", **said: object) -> Opening:
    """An opening that suits `ada` well, but for what is said otherwise."""
    said = {
        "employer": f"Employer {id} (invented)",
        "occupation": SOFTWARE,
        "seniority": Seniority.SENIOR,
        "places": (TORONTO,),
        "skills": skills("Python", "SQL", "Kubernetes"),
        "language": "en",
    } | said
    return Opening(id=id, system="test", title=title, **said)  # type: ignore[arg-type]
