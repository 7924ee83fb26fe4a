"""Is this site up, and are its openings being read?"""

from django.http import HttpRequest, JsonResponse

from gonorth.web.bridge import shelf


def check(request: HttpRequest) -> JsonResponse:
    held = shelf()
    return JsonResponse(
        {"status": "ok", "openings": len(held.index), "kind": held.kind, "version": held.version}
    )
