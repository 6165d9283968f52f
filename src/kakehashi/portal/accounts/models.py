"""Organisations, and the people who sign in for them."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from kakehashi.vocabulary import Text


class Role(models.TextChoices):
    """What a person does in the programme; it decides what they may see."""

    MINISTRY = "ministry", _("Ministry officer")
    PREFECTURE = "prefecture", _("Prefecture officer")
    TRAINING_CENTRE = "training_centre", _("Training centre")
    EMPLOYER = "employer", _("Employer")
    CANDIDATE = "candidate", _("Candidate")
    AUDITOR = "auditor", _("Auditor")


class Organisation(models.Model):
    """A ministry, a prefecture, a training centre, an employer: who holds data and answers for it."""

    class Kind(models.TextChoices):
        """What the organisation is."""

        MINISTRY = "ministry", _("Ministry")
        PREFECTURE = "prefecture", _("Prefecture")
        TRAINING_CENTRE = "training_centre", _("Training centre")
        EMPLOYER = "employer", _("Employer")
        AUDIT = "audit", _("Audit office")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)
    name_indonesian = models.CharField(max_length=200, blank=True)
    name_japanese = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=10, blank=True, help_text="ISO 3166-2 code of the prefecture or province")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="one_organisation_a_name")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> Text:
        """The name in each language; the registered name where no other was given."""
        return Text(self.name_indonesian or self.name, self.name_japanese or self.name, self.name)


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, sign_in: str, password: str | None, **more: object) -> "User":
        """A person who signs in as `sign_in`; without a password nobody can sign in to it."""
        user = self.model(sign_in=sign_in.strip().lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find the account by what was typed, whatever its case."""
        return self.get(sign_in=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who signs in; belongs to one organisation, except a candidate, who stands for themselves."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sign_in = models.CharField(max_length=150, unique=True)
    full_name = models.CharField(max_length=60)
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="people")
    language = models.CharField(max_length=2, choices=[("id", "id"), ("ja", "ja"), ("en", "en")], default="id")
    is_active = models.BooleanField(default=True)
    administers = models.BooleanField(default=False, help_text="May make and withdraw the organisation's tokens")
    is_demo = models.BooleanField(default=False, help_text="Made by the demonstration; refused outside it")

    objects = UserManager()

    USERNAME_FIELD = "sign_in"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "role"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role=Role.CANDIDATE) | models.Q(organisation__isnull=False),
                name="officers_have_an_organisation",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def named_role(self) -> Role:
        """The role as a member of the vocabulary."""
        return Role(self.role)


class FailedSignIn(models.Model):
    """How often a name failed to sign in since a moment; of names that exist and of names that do not."""

    name = models.CharField(max_length=150, primary_key=True)
    since = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.tries}"
