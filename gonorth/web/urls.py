"""Every address of the site. English at /…, the same in French at /fr/….

A page that shows data is also `.json`; what is not a page stands outside the languages.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from gonorth.web.views import (
    answer,
    boards,
    crawlers,
    employers,
    events,
    facts,
    feeds,
    health,
    home,
    hubs,
    moving,
    openings,
    pages,
    papers,
    points,
    rules,
    scene,
    steps,
)

urlpatterns = [
    path("healthz", health.check, name="health"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.pages, name="sitemap"),
    path("sitemap-<int:number>.xml", crawlers.part, name="sitemap_part"),
    *i18n_patterns(
        path("", home.show, name="home"),
        path("answer", answer.ask, name="answer"),
        path("answer.json", answer.ask_json, name="answer_json"),
        path("moving", moving.show, name="moving"),
        path("moving/papers", papers.show, name="moving_papers"),
        path("moving/papers.json", papers.show_json, name="moving_papers_json"),
        path("moving/points", points.show, name="moving_points"),
        path("moving/points.json", points.show_json, name="moving_points_json"),
        path("moving/steps", steps.show, name="moving_steps"),
        path("moving/steps.json", steps.show_json, name="moving_steps_json"),
        path("moving/steps.ics", steps.show_calendar, name="moving_calendar"),
        path("moving/rules", rules.show, name="moving_rules"),
        path("moving/rules.json", rules.show_json, name="moving_rules_json"),
        path("openings", openings.search, name="openings"),
        path("openings.json", openings.search_json, name="openings_json"),
        path("openings.csv", openings.search_csv, name="openings_csv"),
        path("openings.rss", feeds.rss, name="openings_rss"),
        path("openings.atom", feeds.atom, name="openings_atom"),
        path("openings.feed.json", feeds.json_feed, name="openings_feed"),
        path("openings/<int:pk>", openings.show, name="opening"),
        path("openings/<int:pk>.json", openings.show_json, name="opening_json"),
        path("openings/<int:pk>/report", openings.report, name="opening_report"),
        path("employers", employers.search, name="employers"),
        path("employers.json", employers.search_json, name="employers_json"),
        path("employers/<slug:slug>", employers.show, name="employer"),
        path("employers/<slug:slug>.json", employers.show_json, name="employer_json"),
        path("hubs", hubs.search, name="hubs"),
        path("hubs.json", hubs.search_json, name="hubs_json"),
        path("hubs/<slug:id>", hubs.show, name="hub"),
        path("hubs/<slug:id>.json", hubs.show_json, name="hub_json"),
        path("scene", scene.show, name="scene"),
        path("scene.json", scene.show_json, name="scene_json"),
        path("scene.csv", scene.show_csv, name="scene_csv"),
        path("facts", facts.show, name="facts"),
        path("facts.json", facts.show_json, name="facts_json"),
        path("facts.csv", facts.show_csv, name="facts_csv"),
        path("events", events.search, name="events"),
        path("events.json", events.search_json, name="events_json"),
        path("events/<slug:slug>.json", events.show_json, name="event_json"),
        path("events/<slug:slug>", events.show, name="event"),
        path("boards", boards.show, name="boards"),
        path("boards.json", boards.show_json, name="boards_json"),
        path("boards/read", boards.read_now, name="boards_read"),
        path("boards/<int:pk>", boards.board, name="board"),
        path("boards/<int:pk>.json", boards.board_json, name="board_json"),
        path("stories", pages.stories, name="stories"),
        path("styleguide", pages.styleguide, name="styleguide"),
        *(path(name, pages.show, {"name": name}, name=name) for name in pages.NAMES),
        prefix_default_language=False,
    ),
]

handler400 = "gonorth.web.views.pages.misunderstood"
handler404 = "gonorth.web.views.pages.not_found"
handler500 = "gonorth.web.views.pages.broken"
