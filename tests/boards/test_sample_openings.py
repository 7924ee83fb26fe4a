"""The sample openings make a living answer and can be taken for nobody's real ones."""

from gonorth.boards import BoardReading, read_payload
from gonorth.facts.tables import DATA

SAMPLES = DATA / "samples" / "openings.csv"


def samples() -> BoardReading:
    return read_payload(SAMPLES.read_bytes(), "openings.csv")


def test_every_sample_is_read_and_labelled_as_invented() -> None:
    reading = samples()
    assert (reading.system, reading.failures) == ("csv", ())
    assert len(reading.openings) >= 60
    assert SAMPLES.read_text(encoding="utf-8").startswith("# SAMPLE DATA")
    for opening in reading.openings:
        assert "(invent" in opening.employer
        assert opening.url.startswith("https://openings.example.com/")


def test_the_samples_cover_what_an_answer_speaks_of() -> None:
    openings = samples().openings
    cities = {place.city for opening in openings for place in opening.places}
    assert {"Toronto", "Waterloo", "Kitchener", "Guelph", "Hamilton", "Ottawa", "Montréal"} <= cities
    assert "San Francisco" in cities
    remote = {country for opening in openings for country in opening.remote_within}
    assert {"CA", "US"} <= remote
    assert {opening.language for opening in openings} == {"en", "fr"}
    assert {opening.sponsorship for opening in openings} == {"offered", "refused", "unknown"}
    assert sum(opening.law.canadian_experience is True for opening in openings) == 2
    paid = sum(opening.pay is not None for opening in openings)
    assert 60 <= paid < len(openings)


def test_the_pay_of_every_sample_that_states_one_is_in_the_currency_of_its_country() -> None:
    for opening in samples().openings:
        countries = {place.country for place in opening.places}
        if opening.pay and len(countries) == 1:
            assert opening.pay.currency == {"CA": "CAD", "US": "USD"}[countries.pop() or ""], opening.title
