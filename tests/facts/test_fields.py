"""Fields of work are lists of occupations, and bear the names the monthly series counts by."""

from gonorth.facts.fields import field_name, field_of, fields, function_of
from gonorth.facts.pack import read_pack


def test_developers_data_scientists_and_sellers_have_their_fields() -> None:
    assert field_of("21232") == "software engineering"
    assert field_of("21211") == "data and machine learning"
    assert field_of("21220") == "infrastructure and security"
    assert field_of("64101") == "sales and marketing"


def test_an_occupation_in_no_field_is_said_to_have_none() -> None:
    assert field_of("75110") is None
    assert function_of("75110") == "other"


def test_engineering_is_told_from_sales_and_marketing() -> None:
    assert function_of("21231") == function_of("21310") == "engineering"
    assert function_of("10022") == function_of("62100") == "sales and marketing"
    assert function_of("52120") == "other"


def test_the_series_of_the_shipped_pack_counts_by_these_names() -> None:
    assert {month.field for month in read_pack("toronto-waterloo").series.months} <= set(fields())


def test_no_occupation_is_in_two_fields() -> None:
    listed = [noc for field in fields().values() for noc in field.noc]
    assert len(listed) == len(set(listed))
    assert all(len(noc) == 5 and noc.isdecimal() for noc in listed)


def test_fields_have_french_names() -> None:
    assert field_name("software engineering", "fr") == "Génie logiciel"
