import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("candidates", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "known_at",
                    models.DateTimeField(
                        help_text="When somebody of the organisation came to know: the clocks run from then"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        help_text="Which data, how and when it happened; no name of a person", max_length=500
                    ),
                ),
                (
                    "people",
                    models.PositiveIntegerField(
                        blank=True, help_text="How many persons; null: not known yet", null=True
                    ),
                ),
                (
                    "sensitive",
                    models.BooleanField(
                        blank=True, help_text="Whether data of a sensitive kind are among them", null=True
                    ),
                ),
                (
                    "money",
                    models.BooleanField(blank=True, help_text="Whether somebody may lose money by it", null=True),
                ),
                (
                    "wrongful",
                    models.BooleanField(blank=True, help_text="Whether it may have been meant to do wrong", null=True),
                ),
                (
                    "encrypted",
                    models.BooleanField(
                        blank=True, help_text="Whether all of it was strongly encrypted, the key being safe", null=True
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="breaches", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["-known_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("told_persons", "persons concerned"),
                            ("told_agency", "agency in Indonesia"),
                            ("first_report", "first report in Japan"),
                            ("final_report", "final report in Japan"),
                        ],
                        max_length=12,
                    ),
                ),
                ("given_at", models.DateTimeField()),
                (
                    "breach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="privacy.breach"
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["given_at"],
                "constraints": [models.UniqueConstraint(fields=("breach", "kind"), name="one_notice_a_kind")],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("copy", "a copy of all data"),
                            ("correction", "correct what is wrong"),
                            ("withdrawal", "take back a consent"),
                            ("erasure", "erase the data"),
                            ("restriction", "stop using the data for a while"),
                            ("objection", "have a person look at what was decided by calculation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, help_text="What the person wrote or said", max_length=500)),
                ("came_at", models.DateTimeField(help_text="From this moment the clock runs")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "done as asked"),
                            ("partly", "done in part, and said why"),
                            ("refused", "not done, and said why"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, help_text="Why not, or not all, as the person was told", max_length=500
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="requests", to="candidates.candidate"
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["came_at", "pk"],
                "indexes": [models.Index(fields=["answer", "came_at"], name="request_by_age")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__gte", models.F("came_at")),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="answered_by_somebody_after_it_came",
                    )
                ],
            },
        ),
    ]
