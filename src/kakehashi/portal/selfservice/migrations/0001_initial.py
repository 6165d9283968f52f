import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("candidates", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        help_text="`born`, `tests`, `phone`: a fact, or a column of the person", max_length=60
                    ),
                ),
                (
                    "said",
                    models.JSONField(
                        blank=True, help_text="The value as the exchange format has it; null: words only", null=True
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                (
                    "before",
                    models.JSONField(blank=True, help_text="What stood in the record; null: not known", null=True),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("taken_over", "taken over as the person's own word"),
                            ("waits", "waits for an officer"),
                            ("accepted", "accepted by an officer"),
                            ("not_accepted", "the record stays as it was"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True, help_text="Why the record stays, in words for the person", max_length=200
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="candidates.candidate",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["state", "at"], name="correction_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waits")),
                        fields=("candidate", "key"),
                        name="one_waiting_correction_a_fact",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("said__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="a_correction_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.CharField(help_text="The address of the page whose form it was", max_length=100)),
                ("sealed", models.TextField(help_text="The fields of the form, and the file, as sealed JSON")),
                ("filename", models.CharField(blank=True, help_text='"" without a file', max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="candidates.candidate"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("candidate", "page"), name="one_draft_a_page")],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("code_hash", models.CharField(db_index=True, max_length=64)),
                ("made_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("link_used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "tries",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Wrong codes and birth dates given for it so far"
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, help_text="Replaced, taken back, or tried too often", null=True),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="candidates.candidate",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("candidate",),
                        name="one_open_invitation_a_person",
                    )
                ],
            },
        ),
    ]
