import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("documents", "0001_initial"),
        ("intake", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pattern",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        help_text="The first 63 bits of the SHA-256 of the words", primary_key=True, serialize=False
                    ),
                ),
                ("words", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=60)),
                (
                    "name_searched",
                    models.CharField(db_index=True, help_text="Normal form of the name, for search", max_length=200),
                ),
                ("born", models.DateField(help_text="Null only of a person whose data were erased", null=True)),
                ("sex", models.CharField(choices=[("female", "Female"), ("male", "Male")], max_length=6)),
                ("home", models.CharField(help_text="ISO 3166-2 code of the province", max_length=6)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("facts", models.JSONField(blank=True, default=dict)),
                ("row", models.PositiveIntegerField(default=0, help_text="Row of the file it came by")),
                ("row_digest", models.CharField(blank=True, max_length=64)),
                (
                    "erased_at",
                    models.DateTimeField(
                        blank=True, help_text="Since when the row is a place without a person", null=True
                    ),
                ),
                ("judged_on", models.DateField(blank=True, help_text="The day the current verdicts are of", null=True)),
                (
                    "judged_by",
                    models.CharField(blank=True, help_text="Digest of the rule book they were made by", max_length=64),
                ),
                (
                    "account",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="candidate",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "came_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidates",
                        to="intake.import",
                    ),
                ),
                (
                    "pool",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pool", to="accounts.organisation"
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        help_text="Another registration that is this person; this one is then out of the pool, whole",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="others",
                        to="candidates.candidate",
                    ),
                ),
                (
                    "training_centre",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainees",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "pattern",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="candidates.pattern",
                    ),
                ),
            ],
            options={
                "ordering": ["name_searched", "number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("wish", "the person asks for it"),
                            ("withdrawn", "the person has withdrawn the consent"),
                            ("purpose", "the data are no longer needed for the purpose"),
                            ("unlawful", "the data were obtained or used unlawfully"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "number_hash",
                    models.CharField(db_index=True, help_text="Keyed hash of the pool and the number", max_length=64),
                ),
                (
                    "rows",
                    models.JSONField(
                        default=list, help_text="Imports and rows of their files in which the person was found"
                    ),
                ),
                (
                    "cell_hashes",
                    models.JSONField(
                        default=list, help_text="Keyed hashes of number, NIK and passport, until the files are done"
                    ),
                ),
                (
                    "files_done_at",
                    models.DateTimeField(blank=True, help_text="When the person was out of the files too", null=True),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "candidate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="erasure", to="candidates.candidate"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("identity", "identity card or family card"),
                            ("passport", "Passport"),
                            ("test", "test result or certificate"),
                            ("school", "school or course certificate"),
                            ("work", "proof of work or of a stay in Japan"),
                            ("health", "health certificate"),
                            ("consent", "signed consent"),
                            ("other", "another paper"),
                        ],
                        max_length=10,
                    ),
                ),
                ("issuer", models.CharField(blank=True, max_length=100)),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="candidates.candidate"
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="documents.document"
                    ),
                ),
            ],
            options={
                "ordering": ["document__kept_at"],
            },
        ),
        migrations.CreateModel(
            name="Reveal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("nik", "NIK"), ("passport", "Passport"), ("health", "Health"), ("paper", "Paper")],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.CharField(max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reveals", to="candidates.candidate"
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="SealedValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("nik", "NIK"), ("passport", "Passport"), ("health", "Health")], max_length=10
                    ),
                ),
                ("sealed", models.TextField()),
                ("masked", models.CharField(blank=True, max_length=40)),
                ("hashed", models.CharField(blank=True, db_index=True, max_length=64)),
                (
                    "valid_until",
                    models.DateField(blank=True, help_text="Of a passport: told before it runs out", null=True),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sealed_values",
                        to="candidates.candidate",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ToShow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                (
                    "level",
                    models.CharField(
                        choices=[("seen", "document seen"), ("verified", "verified with the issuer")], max_length=10
                    ),
                ),
                ("alone", models.PositiveIntegerField()),
                ("needed", models.PositiveIntegerField()),
                ("on", models.DateField()),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="to_show", to="candidates.candidate"
                    ),
                ),
            ],
            options={
                "ordering": ["-alone", "-needed", "candidate", "key"],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pathway",
                    models.CharField(
                        choices=[
                            ("titp1", "TITP1"),
                            ("titp2", "TITP2"),
                            ("titp3", "TITP3"),
                            ("esd", "ESD"),
                            ("esd_transfer", "ESD_TRANSFER"),
                            ("ssw1", "SSW1"),
                            ("ssw2", "SSW2"),
                            ("home_procedure", "HOME_PROCEDURE"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("stage", models.CharField(max_length=12)),
                ("at_least", models.CharField(max_length=10)),
                ("book_version", models.PositiveIntegerField()),
                ("book_digest", models.CharField(max_length=64)),
                ("yes", models.BigIntegerField()),
                ("no", models.BigIntegerField()),
                ("applies", models.BigIntegerField()),
                ("mendable", models.BigIntegerField()),
                ("alone", models.BigIntegerField()),
                (
                    "deciding",
                    models.JSONField(help_text="Rule id -> the lanes in which it is the first to decide, as a word"),
                ),
                (
                    "days",
                    models.JSONField(
                        default=dict,
                        help_text="Deciding rule -> first possible day of its step, where one is known, asked on `confirmed_on`",
                    ),
                ),
                (
                    "offered",
                    models.JSONField(
                        default=dict,
                        help_text="Way through another pathway -> the lanes in which it is open to the person, as a word",
                    ),
                ),
                ("facts_digest", models.CharField(help_text="Of the facts it was made from", max_length=64)),
                ("kept_at", models.DateTimeField()),
                (
                    "confirmed_on",
                    models.DateField(
                        help_text="The last day for which the same was found from the same facts and book"
                    ),
                ),
                ("current", models.BooleanField(default=True)),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
                        to="candidates.candidate",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["pathway", "current", "candidate"], name="assessment_by_pathway")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("candidate", "pathway"),
                        name="one_current_assessment_a_pathway",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(help_text="The fact: `tests.0` for the first of the tests", max_length=60)),
                ("issuer", models.CharField(max_length=100)),
                ("reference", models.CharField(blank=True, help_text="Number or date of the letter", max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked of the issuer"),
                            ("confirmed", "confirmed by the issuer"),
                            ("not_confirmed", "not confirmed by the issuer"),
                        ],
                        default="asked",
                        max_length=15,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
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
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="inquiries", to="candidates.candidate"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("candidate", "key"),
                        name="one_open_inquiry_a_fact",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_by__isnull", True), ("answered_on__isnull", True), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("answered_by__isnull", False),
                                ("answered_on__gte", models.F("asked_on")),
                            ),
                            _connector="OR",
                        ),
                        name="answered_by_somebody_after_it_was_asked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(help_text="`born`, or `tests.0` for the first of a list", max_length=60)),
                (
                    "level",
                    models.CharField(
                        choices=[("seen", "document seen"), ("verified", "verified with the issuer")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="candidates.candidate"
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="candidates.paper",
                    ),
                ),
            ],
            options={
                "ordering": ["key"],
                "constraints": [models.UniqueConstraint(fields=("candidate", "key"), name="one_evidence_a_fact")],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(help_text="A key of consents.toml: a purpose and its recipient", max_length=40),
                ),
                ("edition", models.PositiveIntegerField(help_text="The edition of the words that were read")),
                ("language", models.CharField(help_text="In which the words were read", max_length=2)),
                (
                    "on_paper",
                    models.BooleanField(default=False, help_text="Signed on paper, and written down by an officer"),
                ),
                ("given_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="candidates.candidate"
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="candidates.paper",
                    ),
                ),
            ],
            options={
                "ordering": ["purpose", "-given_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("candidate", "purpose"),
                        name="one_consent_a_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__gte", models.F("given_at")), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="withdrawn_by_somebody_after_it_was_given",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                fields=[
                    "pool",
                    "erased_at",
                    "same_as",
                    "name_searched",
                    "number",
                    "id",
                    "pattern",
                    "home",
                    "training_centre",
                ],
                name="pool_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                fields=["pool", "erased_at", "same_as", "pattern", "home", "training_centre"], name="pool_by_pattern"
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                fields=["pool", "erased_at", "same_as", "home", "training_centre", "pattern"], name="pool_by_origin"
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                fields=["pool", "erased_at", "same_as", "judged_on", "judged_by"], name="pool_by_day_judged"
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["pool", "born"], name="pool_by_birthday"),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["pool", "phone"], name="pool_by_telephone"),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(fields=("pool", "number"), name="one_candidate_a_number"),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("born__isnull", False), ("erased_at__isnull", True)),
                    models.Q(
                        ("account__isnull", True),
                        ("born__isnull", True),
                        ("erased_at__isnull", False),
                        ("home", ""),
                        ("name", "–"),
                        ("name_searched", ""),
                        ("pattern__isnull", True),
                        ("phone", ""),
                        ("row_digest", ""),
                        ("sex", ""),
                    ),
                    _connector="OR",
                ),
                name="nothing_is_left_of_who_was_erased",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("same_as__isnull", True),
                    models.Q(models.Q(("same_as", models.F("pk")), _negated=True), ("account__isnull", True)),
                    _connector="OR",
                ),
                name="who_points_to_another_has_no_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealedvalue",
            constraint=models.UniqueConstraint(fields=("candidate", "kind"), name="one_sealed_value_a_kind"),
        ),
        migrations.AddIndex(
            model_name="toshow",
            index=models.Index(fields=["level", "-alone", "-needed"], name="to_show_first"),
        ),
        migrations.AddConstraint(
            model_name="toshow",
            constraint=models.UniqueConstraint(fields=("candidate", "key", "level"), name="one_line_a_fact_to_show"),
        ),
    ]
