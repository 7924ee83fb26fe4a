from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from gonorth.web import clock

LONGEST_ADDRESS = 254  # RFC 5321


def new_door() -> str:
    return uuid4().hex


class Accounts(BaseUserManager["Account"]):
    def of(self, email: str, language: str) -> Account:
        """The account of an address. Whether there was one before, nobody can tell: asking for a code is
        the same act, and the same work, for an address that is known and for one that is not."""
        row = self.model(email=email.strip().lower(), language=language, made_at=clock.now())
        self.bulk_create([row], ignore_conflicts=True)
        return self.get(email=row.email)


class Account(AbstractBaseUser):
    """Whoever can read the letters sent to an address. There is no password: a code in a letter, or a
    passkey, is the way in. Who somebody is here, a person or a member, are rows that point at it."""

    password = None  # type: ignore[assignment]
    email = models.EmailField(max_length=LONGEST_ADDRESS, unique=True)  # in lower case
    language = models.CharField(max_length=2)
    made_at = models.DateTimeField(db_index=True)
    is_active = models.BooleanField(default=True)
    door = models.CharField(max_length=32, default=new_door)  # drawn anew, it ends every session

    USERNAME_FIELD = EMAIL_FIELD = "email"
    objects = Accounts()

    def __str__(self) -> str:
        return self.email

    def has_usable_password(self) -> bool:
        return False

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        return salted_hmac("gonorth.door", self.door, secret=secret, algorithm="sha256").hexdigest()
