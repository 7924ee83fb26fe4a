"""One key of a TOML file set to a value of another type, as a slip of the pen would."""

from pathlib import Path

from hypothesis import strategies as st

VALUES = (
    "1",
    "true",
    '"x"',
    '""',
    "[]",
    "[1]",
    "{ a = 1 }",
    "[{ a = 1 }]",
    "nan",
    "-1",
    "2026-01-01",
    "2026-01-01T00:00:00",
)


def retype(file: Path, data: st.DataObject) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    settable = [number for number, line in enumerate(lines) if " = " in line and not line.startswith("#")]
    number = data.draw(st.sampled_from(settable))
    lines[number] = f"{lines[number].split(' = ')[0]} = {data.draw(st.sampled_from(VALUES))}"
    file.write_text("\n".join(lines), encoding="utf-8")
