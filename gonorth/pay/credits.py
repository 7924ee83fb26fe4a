"""What do credits leave of a person's income tax in Canada? None of them pays out more than the tax."""

from __future__ import annotations

from decimal import Decimal

from gonorth.pay.brackets import ZERO
from gonorth.pay.earner import Earner
from gonorth.pay.rules import Rules


def after_credits(rules: Rules, taxable: Decimal, amounts: Decimal) -> Decimal:
    """The tax on taxable income, less the credit for the amounts."""
    return max(ZERO, rules.brackets["income"].tax_on(taxable) - rules["credit_rate"] * amounts)


def partner_amount(rules: Rules, earner: Earner) -> Decimal:
    """A province's amount for a partner: `max`, and never more than `base` less the partner's net income."""
    if earner.partner is None:
        return ZERO
    left = max(ZERO, rules["partner_amount.base"] - earner.partner.net)
    return min(rules["partner_amount.max"], left)


def basic_amount(rules: Rules, net: Decimal) -> Decimal:
    """The federal basic personal amount: from `max` to `min`, the higher the net income."""
    start, most = rules["basic_amount.from"], rules["basic_amount.max"]
    share = (net - start) / (rules["basic_amount.to"] - start)
    return most - min(Decimal(1), max(ZERO, share)) * (most - rules["basic_amount.min"])
