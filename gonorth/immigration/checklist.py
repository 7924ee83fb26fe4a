"""What is there to do for this household's move, and by when?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gonorth.facts.rule_review import is_due
from gonorth.facts.words import Refusal
from gonorth.immigration.conditions import MET, Judged, judge
from gonorth.immigration.facts_asked import Asked, Facts, facts_asked
from gonorth.immigration.outlook import Outlook
from gonorth.immigration.steps import Path, StepRule, step_rules

YEARS_AHEAD = 10  # no rule is known for longer
PATH_OF: dict[str, Path] = {  # by the pathway
    "citizen": "citizen",
    "citizen_by_descent": "descent",
    "pr_intact": "resident",
    "pr_at_risk": "resident",
    "spouse_of_canadian": "family",
}
PATH_GIVING: dict[str, Path] = {  # by what any other pathway gives
    "permanent_residence": "permanent",
    "work_permit": "permit",
    "open_work_permit": "permit",
}


@dataclass(frozen=True)
class Step:
    rule: StepRule
    on: date | None  # the last day for it; None where the day of arrival is not known
    is_late: bool  # that day has passed
    is_due: bool  # our reading of it is old
    depends_on: tuple[Asked, ...]  # not known, and the step is for some only


def path_of(outlooks: Iterable[Outlook]) -> Path | None:
    """The path of the first pathway that looks open; None where none does."""
    looking = (outlook.pathway for outlook in outlooks if outlook.lean == "open")
    return next(
        (path for each in looking if (path := PATH_OF.get(each.id) or PATH_GIVING.get(each.gives))), None
    )


def checklist(household: Facts, path: Path | None, move_on: date | None, today: date) -> tuple[Step, ...]:
    """The steps of a path, the first first. What is stated excludes a step; what is not known keeps it.

    Raises Refusal for a day of arrival nobody can plan for.
    """
    if move_on and abs(move_on.year - today.year) > YEARS_AHEAD:
        raise Refusal("checklist.far_day", day=move_on, today=today, years=YEARS_AHEAD)
    judged = [(rule, _judged(rule, household)) for rule in step_rules() if _is_on(rule, path)]
    kept = [pair for pair in judged if pair[1].verdict != "unmet"]
    kept.sort(key=lambda pair: pair[0].moment.on(move_on or today))
    return tuple(_step(*pair, move_on, today) for pair in kept)


def _is_on(rule: StepRule, path: Path | None) -> bool:
    return rule.paths is None or path in rule.paths


def _judged(rule: StepRule, household: Facts) -> Judged:
    return judge(rule.needs, household, {}) if rule.needs else MET


def _step(rule: StepRule, judged: Judged, move_on: date | None, today: date) -> Step:
    day = rule.moment.on(move_on) if move_on else None
    depends_on = tuple(asked for id, asked in facts_asked().items() if id in judged.facts)
    is_late, is_old = bool(day and day < today), is_due(rule.checked, rule.confidence, today)
    return Step(rule, day, is_late, is_old, depends_on)
