"""Forms of requests and breaches."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.candidates.bridge import read_last_day
from kakehashi.portal.layout.days import DayField
from kakehashi.portal.layout.templatetags.spoken import both_zones
from kakehashi.portal.privacy.models import Breach, Notice, Request

JAPANESE = (Role.PREFECTURE, Role.EMPLOYER)


def zone_of(user: User) -> ZoneInfo:
    """On whose clocks this reader writes an hour: Japan's, or western Indonesia's."""
    return ZoneInfo("Asia/Tokyo" if user.role in JAPANESE else "Asia/Jakarta")


class MomentForm(forms.Form):
    """A day and an hour on the writer's own clocks, not to come; `moment` once it is valid."""

    day = DayField(label=_("Day"), read=read_last_day, error_messages={"required": _("Write the day")})
    hour = forms.TimeField(
        label=_("Hour"),
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "day"}),
        error_messages={"required": _("Write the hour"), "invalid": _("Write the hour, for example 14:30")},
    )

    def __init__(self, data: Any = None, *, user: User, since: datetime | None = None) -> None:
        self.zone, self.since = zone_of(user), since
        here = timezone.now().astimezone(self.zone)
        super().__init__(data, initial={"day": here.date(), "hour": f"{here:%H:%M}"})
        self.fields["hour"].help_text = (
            now_("On the clocks of Japan (JST)") if user.role in JAPANESE else now_("On the clocks of Jakarta (WIB)")
        )

    def clean(self) -> dict[str, Any]:
        """The day and the hour together; not to come, and not before `since`."""
        told = super().clean() or {}
        if told.get("day") and told.get("hour"):
            moment = datetime.combine(told["day"], told["hour"], self.zone)
            if moment > timezone.now():
                self.add_error("day", now_("This moment has not come yet. Write a day and an hour that have passed"))
            elif self.since is not None and moment < self.since.replace(second=0, microsecond=0):
                self.add_error(
                    "day", now_("This is before %(when)s. Write a later moment") % {"when": both_zones(self.since)}
                )
            else:
                told["moment"] = max(moment, self.since) if self.since is not None else moment
        return told


class RequestForm(forms.Form):
    """What a person asks about their own data."""

    kind = forms.ChoiceField(
        label=_("What is asked?"),
        choices=Request.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is asked")},
    )
    words = forms.CharField(
        label=_("In the person’s own words"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example what is wrong and what is right"),
    )


class AnswerForm(forms.Form):
    """How a request ended; whoever is refused is told why."""

    answer = forms.ChoiceField(
        label=_("How did it end?"),
        choices=Request.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it ended")},
    )
    reason = forms.CharField(
        label=_("Why not, or not all"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the words in which the person was told"),
    )

    def clean(self) -> dict[str, Any]:
        """A reason where not all was done."""
        told = super().clean() or {}
        if told.get("answer") in {Request.Answer.PARTLY, Request.Answer.REFUSED} and not told.get("reason"):
            self.add_error("reason", now_("Write why, as the person was told"))
        return told


KNOWN = (("yes", _("yes")), ("no", _("no")), ("", _("not known yet")))


class ThreeField(forms.TypedChoiceField):
    """Yes, no, or not known yet, which is no answer and no fault."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=KNOWN,
            required=False,
            widget=forms.RadioSelect,
            coerce={"yes": True, "no": False}.get,
            empty_value=None,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """A kept answer as the choice that stands for it."""
        return {True: "yes", False: "no", None: ""}.get(value, value)


class BreachForm(forms.Form):
    """What is known of a breach; it can be completed later."""

    what = forms.CharField(
        label=_("What happened?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Which data, when and how, what is being done. No name and no number of a person"),
        error_messages={"required": _("Write what happened")},
    )
    people = forms.IntegerField(
        label=_("How many persons?"),
        required=False,
        min_value=1,
        max_value=2_000_000_000,
        localize=True,
        help_text=_("Leave it blank while it is not known"),
    )
    sensitive = ThreeField(
        label=_("Are sensitive data among them?"),
        help_text=_("Health, criminal record, creed, disability, social status, finances, biometrics, children"),
    )
    money = ThreeField(label=_("May somebody lose money by it?"))
    wrongful = ThreeField(label=_("May somebody have meant to do wrong?"))
    encrypted = ThreeField(label=_("Was all of it strongly encrypted, and is the key safe?"))

    @classmethod
    def of(cls, breach: Breach) -> dict[str, Any]:
        """What is kept of a breach, to begin with."""
        return {name: getattr(breach, name) for name in ("what", "people", *cls.three())}

    @staticmethod
    def three() -> tuple[str, ...]:
        """The questions that are answered with yes, no or not known yet."""
        return ("sensitive", "money", "wrongful", "encrypted")

    @property
    def questions(self) -> list[Any]:
        """Their fields."""
        return [self[name] for name in self.three()]


class NoticeForm(MomentForm):
    """Which notice was given, and when."""

    kind = forms.ChoiceField(
        label=_("Which notice was given?"),
        choices=Notice.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which notice was given")},
    )

    def __init__(self, data: Any = None, *, user: User, since: datetime, open_kinds: list[str]) -> None:
        super().__init__(data, user=user, since=since)
        self.fields["kind"].choices = [one for one in Notice.Kind.choices if one[0] in open_kinds]  # type: ignore[attr-defined]  # a ChoiceField
