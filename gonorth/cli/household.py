"""What a household says of itself on the command line, as a question about pay."""

from __future__ import annotations

import argparse
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from gonorth.cli.arguments import as_count, as_money
from gonorth.pay.equity import EVEN, Grant

if TYPE_CHECKING:
    from gonorth.pay.question import PayQuestion


def add_household(group: Any) -> None:
    money = {"type": as_money, "metavar": "MONEY"}
    group.add_argument("--status", choices=("single", "joint"), help="how you file (joint with a partner)")
    group.add_argument("--partner", help="what a partner earns there", **money)
    group.add_argument("--partner-here", help="what a partner would earn here", **money)
    group.add_argument("--children", type=int, default=0, metavar="N", help="children in child care")
    group.add_argument("--offer", help="pay that you are offered here", **money)
    group.add_argument("--rent", help="the rent you pay there", **money)
    group.add_argument("--rent-here", help="the rent you would pay here", **money)
    group.add_argument("--childcare", help="what child care costs you there", **money)
    group.add_argument("--childcare-here", help="what child care would cost you here", **money)
    group.add_argument("--equity", help="shares granted to you there, at their value of that day", **money)
    group.add_argument(
        "--vesting", type=as_vesting, default=EVEN, metavar="25,25,25,25", help="percent vesting each year"
    )
    group.add_argument("--cliff", type=as_count, default=12, metavar="12", help="months before any vest")


def as_vesting(text: str) -> tuple[Decimal, ...]:
    """Percentages such as 5,15,40,40."""
    try:
        return tuple(Decimal(part) for part in text.split(","))
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"{text!r} is no schedule; write it as 25,25,25,25") from None


def household(args: argparse.Namespace, there: str, here: str, year: int) -> PayQuestion:
    """Raises Refusal for a place whose taxes we do not know, or pay that is in another money."""
    from gonorth.pay.question import PayQuestion, Stated  # not to describe the options
    from gonorth.pay.where import read_where

    is_couple = args.partner is not None or args.partner_here is not None
    return PayQuestion(
        pay=args.pay,
        there=read_where(there),
        here=read_where(here),
        year=year,
        status=args.status or ("joint" if is_couple else "single"),
        partner=args.partner,
        partner_here=args.partner_here,
        children=args.children,
        offer=args.offer,
        equity=Grant(args.equity, args.vesting, args.cliff) if args.equity else None,
        stated=Stated(args.rent, args.rent_here, args.childcare, args.childcare_here),
    )
