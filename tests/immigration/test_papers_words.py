"""What the rules of papers say is said in good French too."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from gonorth.facts.tables import DATA, read_toml

FILES = sorted((DATA / "canada/papers").glob("*.toml"))


def french(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [value["fr"]] if isinstance(value.get("fr"), str) else []
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from french(each)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_french_is_spaced_as_french_is(file: Any) -> None:
    for text in french(read_toml(file)):
        bare = re.sub(r"`[^`]*`|https?://\S+", "", text)
        assert not re.search(r"\w [%:»$]|« |\d \d{3}\b", bare), f"a no-break space goes there: {text}"
        assert "'" not in bare, f"the apostrophe is ’: {text}"
        assert not re.search(r"\w\s[;!?]", bare), f"nothing before ; ! ?: {text}"
