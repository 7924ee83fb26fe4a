"""Every address of the site. English at /…, the same in French at /fr/….

A page that shows data is also `.json`; what is not a page stands outside the languages.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from gonorth.web.views import answer, employers, events, facts, health, home, hubs, openings, pages, scene

urlpatterns = [
    path("healthz", health.check, name="health"),
    *i18n_patterns(
        path("", home.show, name="home"),
        path("answer", answer.ask, name="answer"),
        path("openings", openings.search, name="openings"),
        path("openings/<int:pk>", openings.show, name="opening"),
        path("employers", employers.search, name="employers"),
        path("employers.json", employers.search_json, name="employers_json"),
        path("employers/<slug:slug>", employers.show, name="employer"),
        path("employers/<slug:slug>.json", employers.show_json, name="employer_json"),
        path("hubs", hubs.search, name="hubs"),
        path("hubs.json", hubs.search_json, name="hubs_json"),
        path("hubs/<slug:id>", hubs.show, name="hub"),
        path("hubs/<slug:id>.json", hubs.show_json, name="hub_json"),
        path("scene", scene.show, name="scene"),
        path("facts", facts.show, name="facts"),
        path("events", events.search, name="events"),
        path("events.json", events.search_json, name="events_json"),
        path("events/<slug:slug>.json", events.show_json, name="event_json"),
        path("events/<slug:slug>", events.show, name="event"),
        path("stories", pages.stories, name="stories"),
        path("styleguide", pages.styleguide, name="styleguide"),
        *(path(name, pages.show, {"name": name}, name=name) for name in pages.NAMES),
        prefix_default_language=False,
    ),
]

handler400 = "gonorth.web.views.pages.misunderstood"
handler404 = "gonorth.web.views.pages.not_found"
handler500 = "gonorth.web.views.pages.broken"
