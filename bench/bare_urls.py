"""Every address of the site, and `/bare`: what the server, Django and its middleware cost by themselves."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from gonorth.web.urls import *  # noqa: F403
from gonorth.web.urls import urlpatterns as the_site_s


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("bare", bare), *the_site_s]
