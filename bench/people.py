"""How long does it take to find people among many? The nightly profiles, an employer's search, the desk's.

    .venv/bin/python bench/people.py [--people 350000] [--data FOLDER]

In a folder of its own unless one is named (then what is there is used again); on PostgreSQL where
DATABASE_URL says so. Every search is a whole page by the site's own client, of an employer from whom some
people hide.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

SEARCHES = 200
TITLES = (
    "Software engineer",
    "Data engineer",
    "Développeuse logiciel",
    "UX designer",
    "Registered nurse",
    "",
)
SKILLS = ("Python", "React, TypeScript", "SQL", "Kubernetes, Terraform", "Figma", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--people", type=int, default=350_000)
    parser.add_argument("--data", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        run(args.people, args.data or Path(own))


def run(people: int, folder: Path) -> None:
    os.environ["GONORTH_DATA"] = str(folder)
    from gonorth.cli.serve import open_site

    open_site(str(folder))
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.test import Client

    from gonorth.web import clock, crowd, members, snapshot
    from gonorth.web.models import Account, Organisation, Person

    missing = people - Person.objects.count()
    if missing > 0:
        told("making so many people", lambda: crowd.make(missing, clock.now()))
    told("the nightly profiles", lambda: snapshot.make(clock.now()))

    members.open_desk("desk@sample.invalid", "en", "The desk", clock.now())
    if not Organisation.objects.filter(domain="northfold.example").exists():
        account = Account.objects.of("hana@northfold.example", "en")
        members.ask_to_join(account, "Northfold (invented)", clock.now())
        desk = Account.objects.get(email="desk@sample.invalid")
        members.approve(Organisation.objects.get(domain="northfold.example"), desk, clock.now())
        for each in (account, desk):
            TOTP.activate(each, generate_totp_secret())

    def signed_in(email: str) -> Client:
        client = Client(headers={"host": "localhost"})
        backend = "allauth.account.auth_backends.AuthenticationBackend"
        account = Account.objects.get(email=email)
        client.force_login(account, backend=backend)
        session = client.session  # as if the second step had been taken
        session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
        session["account_authentication_methods_user"] = str(account.pk)
        session.save()
        return client

    hirer, desk_site, dice = (
        signed_in("hana@northfold.example"),
        signed_in("desk@sample.invalid"),
        random.Random(1),
    )

    def search() -> None:
        asked = {"title": dice.choice(TITLES), "skills": dice.choice(SKILLS)}
        assert hirer.get("/team/people", asked).status_code == 200

    def look_up() -> None:
        asked = {"q": f"sample-{dice.randrange(people)}@", "stage": dice.choice(["", "raised"])}
        assert desk_site.get("/desk", asked).status_code == 200

    told("an employer's first search of the day", search)
    spread("an employer's search", search)
    spread("the desk's search", look_up)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"people {Person.objects.count():,}; most memory {megabytes} MB")


def told(what: str, act: Callable[[], object]) -> None:
    start = time.perf_counter()
    act()
    print(f"{what:42} {time.perf_counter() - start:9.1f} s", flush=True)


def spread(what: str, act: Callable[[], object]) -> None:
    times = []
    for _ in range(SEARCHES):
        start = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - start))
    cuts = quantiles(times, n=100)
    print(f"{what:42} p50 {cuts[49]:6.0f}  p95 {cuts[94]:6.0f}  p99 {cuts[98]:6.0f} ms", flush=True)


if __name__ == "__main__":
    main()
