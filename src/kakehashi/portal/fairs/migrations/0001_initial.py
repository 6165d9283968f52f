import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("candidates", "0001_initial"),
        ("documents", "0001_initial"),
        ("employers", "0001_initial"),
        ("intake", "0001_initial"),
        ("programmes", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("seed", models.PositiveBigIntegerField(help_text="From which the lottery among equals is drawn")),
                ("on", models.DateField(help_text="The day taken for today when it was run")),
                ("code", models.CharField(help_text="By which people find and compare the certificate", max_length=10)),
                ("digest", models.CharField(help_text="SHA-256 of the market", max_length=64)),
                (
                    "kept",
                    models.JSONField(
                        blank=True, default=list, help_text="Every promise that was checked, in three languages"
                    ),
                ),
                ("candidates", models.PositiveIntegerField()),
                ("placed", models.PositiveIntegerField()),
                ("seats", models.PositiveIntegerField(help_text="Seats of the vacancies that were open")),
                (
                    "by_wish",
                    models.JSONField(blank=True, default=list, help_text="Number of the wish, and how many got it"),
                ),
                (
                    "reasons",
                    models.JSONField(blank=True, default=list, help_text="What became of a wish, and of how many"),
                ),
                ("made_at", models.DateTimeField()),
                ("current", models.BooleanField(default=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "certificate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wish", models.PositiveIntegerField(null=True)),
                ("result", models.JSONField()),
                ("reasons", models.JSONField(blank=True, default=list)),
                ("caps", models.JSONField(blank=True, default=list)),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="candidates.candidate"
                    ),
                ),
                (
                    "vacancy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="employers.vacancy",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="fairs.round"
                    ),
                ),
            ],
            options={
                "ordering": ["candidate__number"],
            },
        ),
        migrations.CreateModel(
            name="Timetable",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("on", models.DateField(help_text="The day taken for today when it was made")),
                ("seed", models.PositiveBigIntegerField(default=0)),
                ("wishes", models.PositiveIntegerField(help_text="All wishes: asked and not scheduled together")),
                (
                    "asked",
                    models.PositiveIntegerField(
                        help_text='Wishes whose kept verdict is "yes", at a vacancy that is open'
                    ),
                ),
                ("held", models.PositiveIntegerField(help_text="Of those asked, how many have a time")),
                ("guests", models.PositiveIntegerField(help_text="People who meet somebody")),
                ("bound", models.PositiveIntegerField(help_text="How many any timetable could hold; proven")),
                (
                    "reasons",
                    models.JSONField(
                        blank=True, default=list, help_text="Why, its words in three languages, and how many wishes"
                    ),
                ),
                ("days", models.JSONField(blank=True, default=list)),
                ("current", models.BooleanField(default=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="timetables",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="NotHeld",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("ask_first", "Ask first"),
                            ("no_room", "No time found"),
                            ("not_yet", "Not yet"),
                            ("no", "Does not meet the conditions"),
                            ("closed", "Vacancy not open"),
                            ("no_consent", "Consent is missing"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", models.JSONField(blank=True, default=list)),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="candidates.candidate"
                    ),
                ),
                (
                    "vacancy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="employers.vacancy"
                    ),
                ),
                (
                    "timetable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="not_held", to="fairs.timetable"
                    ),
                ),
            ],
            options={
                "ordering": ["candidate__number", "vacancy__number"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("slot", models.PositiveIntegerField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("zone", models.CharField(help_text="IANA name of the zone of the fair's clocks", max_length=40)),
                ("booth", models.PositiveIntegerField(help_text="Number of the employer's booth")),
                (
                    "interpreter",
                    models.CharField(
                        blank=True, help_text="Id in the programme's file; blank: none needed", max_length=60
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="candidates.candidate"
                    ),
                ),
                (
                    "vacancy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="employers.vacancy"
                    ),
                ),
                (
                    "timetable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="fairs.timetable"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "booth"],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveIntegerField()),
                ("row", models.PositiveIntegerField(default=0, help_text="Row of the file it came by")),
                (
                    "came_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wishes",
                        to="intake.import",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wishes", to="candidates.candidate"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wishes", to="programmes.programme"
                    ),
                ),
                (
                    "vacancy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wishes", to="employers.vacancy"
                    ),
                ),
            ],
            options={
                "ordering": ["candidate", "rank"],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "work",
                    models.CharField(choices=[("timetable", "timetable"), ("round", "matching round")], max_length=10),
                ),
                ("on", models.DateField()),
                ("seed", models.PositiveBigIntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "faults",
                    models.JSONField(blank=True, default=list, help_text="Why it was not done, in three languages"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "indexes": [models.Index(fields=["programme", "work", "-at"], name="newest_order_first")],
            },
        ),
        migrations.CreateModel(
            name="Ranking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveIntegerField()),
                ("row", models.PositiveIntegerField(default=0, help_text="Row of the file it came by")),
                (
                    "came_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rankings",
                        to="intake.import",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rankings", to="candidates.candidate"
                    ),
                ),
                (
                    "vacancy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rankings", to="employers.vacancy"
                    ),
                ),
            ],
            options={
                "ordering": ["vacancy", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("vacancy", "candidate"), name="one_ranking_a_candidate"),
                    models.UniqueConstraint(fields=("vacancy", "rank"), name="one_ranking_a_rank"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(fields=("programme", "number"), name="one_round_a_number"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("programme",), name="one_current_round_a_programme"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("placed__lte", models.F("candidates")), ("placed__lte", models.F("seats"))),
                name="placed_within_seats",
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.UniqueConstraint(fields=("round", "candidate"), name="one_outcome_a_candidate"),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("vacancy__isnull", True), ("wish__isnull", True)),
                    models.Q(("vacancy__isnull", False), ("wish__isnull", False)),
                    _connector="OR",
                ),
                name="a_place_answers_a_wish",
            ),
        ),
        migrations.AddConstraint(
            model_name="timetable",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("programme",), name="one_current_timetable_a_programme"
            ),
        ),
        migrations.AddConstraint(
            model_name="timetable",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked__lte", models.F("wishes")), ("held__lte", models.F("asked"))),
                name="no_interview_without_a_wish",
            ),
        ),
        migrations.AddConstraint(
            model_name="timetable",
            constraint=models.CheckConstraint(
                condition=models.Q(("held__lte", models.F("bound"))), name="held_within_the_bound"
            ),
        ),
        migrations.AddIndex(
            model_name="notheld",
            index=models.Index(fields=["timetable", "why"], name="not_held_by_why"),
        ),
        migrations.AddConstraint(
            model_name="notheld",
            constraint=models.UniqueConstraint(fields=("timetable", "candidate", "vacancy"), name="one_reason_a_wish"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(fields=("timetable", "candidate", "vacancy"), name="one_meeting_a_wish"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("timetable", "candidate", "starts_at"), name="one_place_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(fields=("timetable", "booth", "starts_at"), name="one_meeting_a_booth"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("interpreter", ""), _negated=True),
                fields=("timetable", "interpreter", "starts_at"),
                name="one_meeting_an_interpreter",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(fields=("candidate", "vacancy"), name="one_wish_a_vacancy"),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(fields=("programme", "candidate", "rank"), name="one_wish_a_rank"),
        ),
    ]
