"""An employer asks, a person answers: each step of an introduction, with its row and its letters in one
transaction.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from gonorth.facts.words import Refusal
from gonorth.web import letters
from gonorth.web.models import Account, Introduction, Membership, Person, Posting, Purpose, Stage
from gonorth.web.models.introduction import Step

ANSWER_WITHIN = timedelta(days=45)  # of an interview: O. Reg. 476/24 under Ontario's Employment Standards Act
LONGEST_NOTE = 2_000
PERSONS_STAGE = {Step.ACCEPTED: Stage.INTRODUCED, Step.OFFERED: Stage.OFFERED, Step.HIRED: Stage.ACCEPTED}


def ask(
    member: Membership, person: Person, posting: Posting, note: str, at: datetime, site: str
) -> Introduction:
    """Ask somebody who may be seen. Their name and address stay unknown until they accept."""
    said = note.strip()[:LONGEST_NOTE]
    if not said:
        raise Refusal("team.no_note")
    try:
        with transaction.atomic():
            made = Introduction.objects.create(
                organisation=member.organisation,
                person=person,
                posting=posting,
                opening=posting.title[:300],
                note=said,
                step=Step.ASKED,
                asked_at=at,
            )
            made.changes.create(now=Step.ASKED, at=at, by=member.account)
            account = person.account
            values = {"employer": member.organisation.name, "opening": made.opening}
            letters.queue("asked", account, letters.language_of(account), at, site, values)
            return made
    except IntegrityError:
        raise Refusal("team.asked_before") from None


@transaction.atomic
def answer(
    introduction: Introduction, step: str, by: Account, at: datetime, site: str, reason: str = ""
) -> None:
    """The person accepts, declines or puts it off; the employer learns of it by a letter to whoever asked."""
    introduction.take(step, at, by, reason)
    _move(introduction, step, by, at)
    asker = introduction.changes.order_by("pk").first()
    if step == Step.ACCEPTED and asker and asker.by:
        values = {"opening": introduction.opening}
        letters.queue("accepted", asker.by, letters.language_of(asker.by), at, site, values)


@transaction.atomic
def go_on(introduction: Introduction, step: str, by: Account, at: datetime, reason: str = "") -> None:
    """The employer says what came of it."""
    introduction.take(step, at, by, reason)
    _move(introduction, step, by, at)
    if step == Step.INTERVIEWED:
        due = (at + ANSWER_WITHIN).date()
        Introduction.objects.filter(pk=introduction.pk).update(answer_due_on=due)
    elif step in (Step.OFFERED, Step.CLOSED):
        Introduction.objects.filter(pk=introduction.pk).update(answer_due_on=None)


def _move(introduction: Introduction, step: str, by: Account, at: datetime) -> None:
    """The person's own stage follows, and never goes back by what one employer does."""
    order = list(Stage)
    person = Person.objects.select_for_update().get(pk=introduction.person_id)
    to = PERSONS_STAGE.get(Step(step))
    if to and person.stage != Stage.ENDED and order.index(to) > order.index(Stage(person.stage)):
        person.move(to, at, by, "introduction")


def is_covered(person: Person, at: datetime) -> bool:
    """Whether somebody still agrees to be asked."""
    agreed = person.account.consents.alive(at).filter(purpose=Purpose.EMPLOYERS).exists()
    return agreed and person.intents.alive().exists()
