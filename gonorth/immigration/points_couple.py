"""Of two partners, which one as the principal applicant has more points?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from gonorth.immigration.points import Score, score
from gonorth.immigration.points_grid import Grid
from gonorth.immigration.points_profile import Profile, Spouse


@dataclass(frozen=True)
class Orders:
    """The score of each as the principal applicant, the other beside them."""

    first: Score
    second: Score

    @property
    def better(self) -> Literal["first", "second"] | None:
        """Whose score is higher; None where they are equal."""
        if self.first.total == self.second.total:
            return None
        return "first" if self.first.total > self.second.total else "second"

    @property
    def by(self) -> int:
        return abs(self.first.total - self.second.total)


def better_principal(one: Profile, other: Profile, grid: Grid) -> Orders:
    """Both orders of a couple, by one edition."""
    return Orders(score(beside(one, other), grid), score(beside(other, one), grid))


def beside(principal: Profile, partner: Profile) -> Profile:
    """The principal's profile with the partner's own in place of what it said of a spouse.

    Whether the partner comes along, and is a citizen or permanent resident, stays as the principal said. A
    sibling or relative in Canada of either counts.
    """
    spouse = replace(
        principal.spouse or Spouse(),
        education=partner.education,
        language=partner.first,
        canadian_work=partner.canadian_work,
        canadian_study=partner.canadian_study or partner.canadian_education == "3+",
    )
    with_them = replace(principal, spouse=spouse)
    if with_them.partner is None:
        return with_them
    sibling, relative = principal.sibling or partner.sibling, principal.relative or partner.relative
    return replace(with_them, sibling=sibling, relative=relative)
