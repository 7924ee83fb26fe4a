"""Who acts for whom, and may they? A page for members asks here before it looks at anything.

An employer's members have an address at its domain, were let in by somebody, and have a second step beside
the code in a letter. Whoever lacks one of these is told which, and led there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, cast

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from gonorth.facts.tables import read_lines
from gonorth.facts.words import Refusal
from gonorth.web.models import Account, Employer, Membership, Organisation
from gonorth.web.models.account import new_door
from gonorth.web.models.employer import key_for
from gonorth.web.models.organisation import Kind, Role

LONGEST_NAME = 200
Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]
ForMembers = Callable[Concatenate[HttpRequest, Membership, Rest], HttpResponse]


def members_of(kind: Kind) -> Callable[[ForMembers[Rest]], View[Rest]]:
    """A view for members of that kind of organisation alone, which is given who asks."""

    def decorate(view: ForMembers[Rest]) -> View[Rest]:
        @never_cache
        @login_required
        @wraps(view)
        def checked(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            account = request.user
            assert isinstance(account, Account)
            member = membership(account)
            if member is None or member.organisation.kind != kind:
                return redirect("team_join")
            if not is_mfa_enabled(account):
                return redirect("mfa_activate_totp")
            if not _took_second_step(request, account):  # signed in before there was one
                logout(request)
                return redirect_to_login(request.get_full_path())
            return view(request, member, *args, **kwargs)

        return cast(View[Rest], checked)

    return decorate


def _took_second_step(request: HttpRequest, account: Account) -> bool:
    """Whether it was in this very session."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, account))


def membership(account: Account) -> Membership | None:
    return Membership.objects.alive().filter(account=account).select_related("organisation").first()


def asked_for(account: Account) -> Membership | None:
    """What somebody asked for, admitted or not yet."""
    found = Membership.objects.filter(account=account, ended_at=None, organisation__refused_at=None)
    return found.select_related("organisation").first()


def ask_to_join(account: Account, name: str, at: datetime) -> Membership:
    """Ask to act for the employer at the domain of one's own address. The first to ask names it and owns it,
    once the desk agrees; later ones are let in by an owner."""
    domain = account.email.rpartition("@")[2]
    if domain in _free_mail():
        raise Refusal("team.free_mail", domain=domain)
    named = " ".join(name.split())[:LONGEST_NAME]
    try:
        with transaction.atomic():
            known = Organisation.objects.filter(domain=domain, refused_at=None).first()
            if known is None and not named:
                raise Refusal("team.no_name")
            organisation = known or Organisation.objects.create(
                kind=Kind.EMPLOYER,
                name=named,
                domain=domain,
                employer=Employer.objects.filter(key=key_for(named)).first(),
                asked_at=at,
            )
            role = Role.MEMBER if known else Role.OWNER
            return Membership.objects.create(
                account=account, organisation=organisation, role=role, asked_at=at
            )
    except IntegrityError:
        raise Refusal("team.asked_already") from None


def approve(organisation: Organisation, by: Account, at: datetime) -> None:
    """The desk agrees that an organisation is who it says: its owners are in."""
    with transaction.atomic():
        if Organisation.objects.filter(pk=organisation.pk, approved_at=None, refused_at=None).update(
            approved_at=at
        ):
            owners = organisation.members.filter(role=Role.OWNER, admitted_at=None, ended_at=None)
            owners.update(admitted_at=at, admitted_by=by)


def refuse(organisation: Organisation, at: datetime) -> None:
    """The desk does not, or no longer, let an employer see anybody; what it asked for stays as it stands."""
    with transaction.atomic():
        Organisation.objects.filter(pk=organisation.pk, refused_at=None).update(refused_at=at)
        organisation.members.filter(ended_at=None).update(ended_at=at)


def end(owner: Membership, member: Membership, at: datetime) -> None:
    """An owner sends somebody of their own organisation away; not themselves, so that one is always left."""
    if member.organisation_id == owner.organisation_id and member.pk != owner.pk:
        member.end(at)


def admit(owner: Membership, member: Membership, at: datetime) -> None:
    """An owner lets somebody in, of their own organisation."""
    Membership.objects.filter(
        pk=member.pk, organisation=owner.organisation, admitted_at=None, ended_at=None
    ).update(admitted_at=at, admitted_by=owner.account)


def open_desk(email: str, language: str, name: str, at: datetime) -> Membership:
    """By the command line alone: somebody of the desk."""
    account = Account.objects.of(email, language)
    with transaction.atomic():
        desk, _ = Organisation.objects.get_or_create(
            kind=Kind.DESK, defaults={"name": name, "asked_at": at, "approved_at": at}
        )
        Membership.objects.filter(account=account, ended_at=None).exclude(organisation=desk).update(
            ended_at=at
        )
        found = Membership.objects.filter(account=account, organisation=desk, ended_at=None).first()
        return found or Membership.objects.create(
            account=account, organisation=desk, role=Role.OWNER, asked_at=at, admitted_at=at
        )


@cache
def _free_mail() -> frozenset[str]:
    return frozenset(read_lines("free_mail.txt"))


def everything(account: Account) -> list[dict[str, Any]]:
    """What is kept of somebody as a member, for their own copy."""
    rows = account.memberships.select_related("organisation").order_by("pk")
    return [
        {
            "organisation": row.organisation.name,
            "role": row.role,
            "asked_at": row.asked_at,
            "admitted_at": row.admitted_at,
            "ended_at": row.ended_at,
        }
        for row in rows
    ]


def employer_of(organisation: Organisation) -> Employer | None:
    """Whose postings are theirs: also those whose board was first read after they came."""
    return organisation.employer or Employer.objects.filter(key=key_for(organisation.name)).first()


def forget_app(email: str) -> None:
    """By the command line alone: a telephone was lost, or was another's. Every session ends."""
    with transaction.atomic():
        Authenticator.objects.filter(user__email=email).delete()
        Account.objects.filter(email=email).update(door=new_door())
