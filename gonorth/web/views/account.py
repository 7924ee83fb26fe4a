"""Who comes in, and out: by a code in a letter."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.views import ConfirmLoginCodeView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gonorth.facts.words import Refusal
from gonorth.web import clock, letters, options
from gonorth.web.accounts import HOME_OF, account_of, came_by_code, send_code
from gonorth.web.addresses import absolute, language_of
from gonorth.web.asked_form import UNUSABLE
from gonorth.web.local import is_from_here
from gonorth.web.members import membership


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("mine")
    said: dict[str, Any] = {"section": "mine", "is_over": "over" in request.GET}
    if request.method != "POST":
        return render(request, "gonorth/account/sign_in.html", said)
    given = request.POST.get("email", "")
    try:
        send_code(request, given)
    except Refusal as refusal:
        said |= {"problem": refusal.say(language_of(request)), "email": given[:254]}
        return render(request, "gonorth/account/sign_in.html", said, status=UNUSABLE)
    return redirect("account_confirm_login_code")


class Code(ConfirmLoginCodeView):
    """The code from the letter. Three wrong ones end it."""

    template_name = "gonorth/account/code.html"

    def form_invalid(self, form: Any) -> HttpResponseBase:
        answer: HttpResponseBase = super().form_invalid(form)
        if answer.status_code == HTTPStatus.FOUND:
            return redirect(f"{reverse('account_login')}?over=1")
        answer.status_code = UNUSABLE
        return answer

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        here = is_from_here(self.request) and not options.SMTP.value
        said: dict[str, Any] = super().get_context_data(**values)
        return said | {"section": "mine", "files": options.DATA.value if here else None}


code = Code.as_view()


@method_decorator([never_cache, login_required], name="dispatch")
class SecondStep(ActivateTOTPView):
    """A one-time password from an app, which members need beside the code. It is set up once, right after a
    code from a letter, and the owner of the address is told."""

    template_name = "gonorth/account/second.html"

    def dispatch(self, request: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
        account = account_of(request)
        if is_mfa_enabled(account):
            return redirect("mfa_index")
        if not came_by_code(request, account):
            logout(request)
            return redirect_to_login(request.path)
        answer: HttpResponseBase = super().dispatch(request, *args, **values)
        return answer

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        said: dict[str, Any] = super().get_context_data(**values)
        drawn = said["totp_svg"].partition("?>")[2] or said["totp_svg"]
        return said | {"section": "mine", "drawn": mark_safe(drawn)}

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        account = account_of(self.request)
        record_authentication(self.request, account, method="mfa", type="totp")
        self.request.session.cycle_key()
        lang = language_of(self.request)
        letters.queue("second", account, lang, clock.now(), absolute(self.request), {})
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_invalid(form)
        answer.status_code = UNUSABLE
        return answer


class AskSecondStep(AuthenticateView):
    """Between the code and being signed in, of whoever has set it up."""

    template_name = "gonorth/account/second_ask.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_invalid(form)
        answer.status_code = UNUSABLE if answer.status_code == HTTPStatus.OK else answer.status_code
        return answer

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        said: dict[str, Any] = super().get_context_data(**values)
        return said | {"section": "mine"}


second_step, ask_second_step = SecondStep.as_view(), AskSecondStep.as_view()


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Where whoever is signed in has their own things."""
    member = membership(account_of(request))
    return redirect(HOME_OF[member.organisation.kind] if member else "mine")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    answer = redirect("home")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
