from django.db import migrations

from gonorth.web import wordtables


class Migration(migrations.Migration):
    """The words of openings, by database: gonorth/web/wordtables.py says how."""

    dependencies = [("gonorth", "0001_openings")]

    operations = [migrations.RunPython(wordtables.lay, wordtables.lift)]
