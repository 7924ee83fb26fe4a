"""What does a tax table of a rulebook hold? For each: its amounts, brackets and steps, by dotted names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

BY_STATUS = ("single", "joint")


@dataclass(frozen=True)
class Fields:
    amounts: frozenset[str] = frozenset()
    brackets: frozenset[str] = frozenset()
    steps: Mapping[str, frozenset[str]] = field(default_factory=dict)  # with what each holds besides `over`

    @property
    def all(self) -> frozenset[str]:
        return self.amounts | self.brackets | frozenset(self.steps)


def _names(*written: str) -> frozenset[str]:
    """Names in short: "ei: rate ceiling" for ei.rate and ei.ceiling; "*" for single and joint."""
    named = set()
    for text in written:
        block, _, leaves = text.rpartition(": ")
        for leaf in leaves.split():
            name = f"{block}.{leaf}" if block else leaf
            named |= {name.replace("*", status) for status in BY_STATUS}
    return frozenset(named)


def _steps(**held: str) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(leaves.split()) for name, leaves in held.items()}


_PENSION = "exemption ceiling rate base_rate second_ceiling second_rate"
_PARTNER = "partner_amount: max base"
_INCOME = _names("income")
_BOTH = _names("income.*")
_LOST_BY_STEPS = {f"household_credit.{status}": frozenset({"credit"}) for status in BY_STATUS}
_TAKEN_BACK = {f"recapture.{status}": frozenset({"base", "benefit"}) for status in BY_STATUS}

TABLES: Mapping[str, Mapping[str, Fields]] = {
    "canada": {
        "federal": Fields(
            _names("credit_rate employment_amount quebec_abatement", "basic_amount: max min from to"), _INCOME
        ),
        "contributions": Fields(
            _names(f"cpp: {_PENSION}", f"qpp: {_PENSION}")
            | _names(*(f"{block}: ceiling rate employer_rate" for block in ("ei", "ei_quebec", "qpip")))
        ),
        "employer": Fields(
            _names("health_tax: rate exemption exemption_lost_above", "workplace_insurance: rate")
        ),
        "ontario": Fields(
            _names("credit_rate basic_amount reduction", _PARTNER),
            _INCOME,
            _steps(surtax="rate", health_premium="base rate max"),
        ),
        "british_columbia": Fields(
            _names("credit_rate basic_amount", "reduction: max from rate", _PARTNER), _INCOME
        ),
        "alberta": Fields(
            _names("credit_rate basic_amount", "supplemental_credit: from factor", _PARTNER), _INCOME
        ),
        "quebec": Fields(_names("credit_rate basic_amount", "worker_deduction: rate max"), _INCOME),
    },
    "usa": {
        "federal": Fields(
            _names("standard_deduction.*", "local_taxes: cap reduced_from reduced_by floor"), _BOTH
        ),
        "contributions": Fields(
            _names("social_security: rate ceiling", "medicare: rate", "unemployment: rate ceiling")
            | _names("additional_medicare: rate over.*")
        ),
        "california": Fields(
            _names("standard_deduction.*", "exemption_credit: each step less_each_step from.*")
            | _names("mental_health: over rate", "disability_insurance: rate")
            | _names("employer: ceiling unemployment_rate training_rate", "federal_credit_reduction: rate"),
            _BOTH,
        ),
        "new_york": Fields(
            _names("standard_deduction.*", "recapture: from within flat_above")
            | _names("disability_insurance: rate most", "family_leave: rate most"),
            _BOTH,
            {**_TAKEN_BACK, **_LOST_BY_STEPS},
        ),
        "new_york_city": Fields(
            _names("school_credit: fixed_up_to reduction_up_to fixed.*"),
            _BOTH | _names("school_credit.reduction.*"),
            _LOST_BY_STEPS,
        ),
        "massachusetts": Fields(
            _names("rate contributions_deducted exemption.*", "surtax: over rate", "family_leave: rate")
            | _names("low_income: limited_rate none_up_to.* limited_up_to.*")
        ),
        "washington": Fields(_names("family_leave: rate", "long_term_care: rate")),
        "texas": Fields(),
    },
}
