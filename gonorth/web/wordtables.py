"""How does the database find openings by their words? One table, kept right by the database itself.

The words of every open posting: title, employer, text. Triggers write them in the transaction that
writes the posting, whoever does. SQLite: FTS5 without the text itself. PostgreSQL: tsvector with a GIN
index. Both fold case and accents, and both see "C++" and "C#" as words of their own.

Django remakes a table of SQLite to alter it, and its triggers are gone: a migration that alters Posting
or Employer calls `lay` last (a test holds it to that).
"""

from __future__ import annotations

from typing import Any

TABLE = "gonorth_words"
LONGEST = 50_000  # characters of a text; real ones stay under 40,000
SPELLED = (("C++", "cplusplus"), ("c++", "cplusplus"), ("C#", "csharp"), ("c#", "csharp"), ("F#", "fsharp"))


def lay(apps: Any, editor: Any) -> None:
    """Make the table and its triggers, anew if need be, and fill it."""
    lift(apps, editor)
    for statement in SQL[editor.connection.vendor]():
        editor.execute(statement)


def lift(apps: Any, editor: Any) -> None:
    for statement in UNDO[editor.connection.vendor]:
        editor.execute(statement)


def _text(row: str, name: str) -> str:
    """The words of a posting's row, as SQL."""
    text = f"{row}.title || ' ' || {name} || ' ' || substr({row}.description, 1, {LONGEST})"
    for sign, word in SPELLED:
        text = f"replace({text}, '{sign}', '{word}')"
    return text


def _employer(row: str) -> str:
    return f"(SELECT name FROM gonorth_employer WHERE id = {row}.employer_id)"


WATCHED = "title, description, employer_id, closed_at"
MOVED = (
    "(old.title <> new.title OR old.description <> new.description OR old.employer_id <> new.employer_id "
    "OR (old.closed_at IS NULL) <> (new.closed_at IS NULL))"
)


def _sqlite() -> list[str]:
    put = f"INSERT INTO {TABLE}(rowid, words)"
    take = f"INSERT INTO {TABLE}({TABLE}, rowid, words)"
    old, new = _text("old", _employer("old")), _text("new", _employer("new"))
    theirs = "FROM gonorth_posting p WHERE p.employer_id = old.id AND p.closed_at IS NULL"
    on = "ON gonorth_posting"
    return [
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, content='', "
        'tokenize="unicode61 remove_diacritics 2")',
        f"CREATE TRIGGER {TABLE}_new AFTER INSERT {on} WHEN new.closed_at IS NULL "
        f"BEGIN {put} VALUES (new.id, {new}); END",
        f"CREATE TRIGGER {TABLE}_gone BEFORE DELETE {on} WHEN old.closed_at IS NULL "
        f"BEGIN {take} VALUES ('delete', old.id, {old}); END",
        f"CREATE TRIGGER {TABLE}_before BEFORE UPDATE OF {WATCHED} {on} "
        f"WHEN old.closed_at IS NULL AND {MOVED} BEGIN {take} VALUES ('delete', old.id, {old}); END",
        f"CREATE TRIGGER {TABLE}_after AFTER UPDATE OF {WATCHED} {on} "
        f"WHEN new.closed_at IS NULL AND {MOVED} BEGIN {put} VALUES (new.id, {new}); END",
        f"CREATE TRIGGER {TABLE}_unnamed BEFORE UPDATE OF name ON gonorth_employer WHEN old.name <> new.name "
        f"BEGIN {take} SELECT 'delete', p.id, {_text('p', 'old.name')} {theirs}; END",
        f"CREATE TRIGGER {TABLE}_named AFTER UPDATE OF name ON gonorth_employer WHEN old.name <> new.name "
        f"BEGIN {put} SELECT p.id, {_text('p', 'new.name')} {theirs}; END",
        f"{put} SELECT p.id, {_text('p', _employer('p'))} FROM gonorth_posting p WHERE p.closed_at IS NULL",
    ]


# Letters alone are left for PostgreSQL's parser, which would see "node.js" as a host and "and/or" as a file.
SIGNS = r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+"
MARKS = r"[\u0300-\u036f]+"


def _vector(row: str, name: str) -> str:
    folded = f"lower(regexp_replace(normalize({_text(row, name)}, NFKD), '{MARKS}', '', 'g'))"
    return f"to_tsvector('simple', regexp_replace({folded}, '{SIGNS}', ' ', 'g'))"


def _postgresql() -> list[str]:
    put = f"INSERT INTO {TABLE}(posting_id, words)"
    again = "ON CONFLICT (posting_id) DO UPDATE SET words = excluded.words"
    return [
        f"CREATE TABLE {TABLE} (posting_id bigint PRIMARY KEY REFERENCES gonorth_posting(id) "
        "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, words tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin(words)",
        f"CREATE FUNCTION {TABLE}_posting() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF new.closed_at IS NOT NULL THEN DELETE FROM {TABLE} WHERE posting_id = new.id; "
        f"ELSE {put} VALUES (new.id, {_vector('new', _employer('new'))}) {again}; END IF; "
        "RETURN NULL; END $$",
        f"CREATE FUNCTION {TABLE}_employer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{put} SELECT p.id, {_vector('p', 'new.name')} FROM gonorth_posting p "
        f"WHERE p.employer_id = new.id AND p.closed_at IS NULL {again}; RETURN NULL; END $$",
        f"CREATE TRIGGER {TABLE}_new AFTER INSERT ON gonorth_posting FOR EACH ROW "
        f"WHEN (new.closed_at IS NULL) EXECUTE FUNCTION {TABLE}_posting()",
        f"CREATE TRIGGER {TABLE}_after AFTER UPDATE OF {WATCHED} ON gonorth_posting FOR EACH ROW "
        f"WHEN {MOVED} EXECUTE FUNCTION {TABLE}_posting()",
        f"CREATE TRIGGER {TABLE}_named AFTER UPDATE OF name ON gonorth_employer FOR EACH ROW "
        f"WHEN (old.name <> new.name) EXECUTE FUNCTION {TABLE}_employer()",
        f"{put} SELECT p.id, {_vector('p', _employer('p'))} FROM gonorth_posting p WHERE p.closed_at IS NULL",
    ]


SQL = {"sqlite": _sqlite, "postgresql": _postgresql}
UNDO = {
    "sqlite": [
        *(
            f"DROP TRIGGER IF EXISTS {TABLE}_{name}"
            for name in ("new", "gone", "before", "after", "unnamed", "named")
        ),
        f"DROP TABLE IF EXISTS {TABLE}",
    ],
    "postgresql": [
        *(f"DROP TRIGGER IF EXISTS {TABLE}_{name} ON gonorth_posting" for name in ("new", "after")),
        f"DROP TRIGGER IF EXISTS {TABLE}_named ON gonorth_employer",
        f"DROP FUNCTION IF EXISTS {TABLE}_posting, {TABLE}_employer",
        f"DROP TABLE IF EXISTS {TABLE}",
    ],
}
