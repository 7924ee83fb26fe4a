"""What a WSGI server loads. What the first visitor would wait for is begun at once, beside it."""

import os
import threading

from django.core.wsgi import get_wsgi_application

from gonorth.web.charset import in_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gonorth.web.settings")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in gonorth.cli
application = in_utf8(get_wsgi_application())


def _warm() -> None:
    from django.db import connection

    from gonorth.facts.words import LANGS
    from gonorth.web import clock, resume_file
    from gonorth.web.bridge import region, shelf

    try:
        for lang in LANGS:
            shelf().stock.scene(region(), None, clock.today(), lang)
    finally:
        connection.close()
    resume_file.warm()


threading.Thread(target=_warm, daemon=True).start()
