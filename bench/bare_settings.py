"""The site's own settings, with one more address: a bare view to hold the pages against."""

from gonorth.web.settings import *  # noqa: F403

ROOT_URLCONF = "bare_urls"
