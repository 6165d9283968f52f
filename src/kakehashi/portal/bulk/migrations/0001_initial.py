import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("candidates", "0001_initial"),
        ("selfservice", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BulkDeed",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("invite", "Invite to their own pages"), ("assign", "Assign to a training centre")],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "query",
                    models.TextField(
                        blank=True, help_text="What stood behind the question mark: the list, as it was asked for"
                    ),
                ),
                ("people", models.PositiveIntegerField(help_text="How many were in the list")),
                ("changed", models.PositiveIntegerField(help_text="For how many of them it changed something")),
                ("left", models.JSONField(default=dict, help_text="How many stayed as they were, by the reason")),
                (
                    "digest",
                    models.CharField(help_text="SHA-256 of who was changed, and of what was before", max_length=64),
                ),
                ("given", models.JSONField(default=list, help_text="In which forms links and codes were given out")),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bulk_deeds",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "undone_by",
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
            },
        ),
        migrations.CreateModel(
            name="BulkLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.TextField(blank=True)),
                (
                    "before",
                    models.ForeignKey(
                        blank=True,
                        help_text="The training centre before",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bulk_lines",
                        to="candidates.candidate",
                    ),
                ),
                (
                    "deed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="bulk.bulkdeed"
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="selfservice.invitation",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="bulkdeed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("centre__isnull", False), ("kind", "assign")),
                    models.Q(("centre__isnull", True), ("kind", "invite")),
                    _connector="OR",
                ),
                name="who_is_assigned_is_assigned_to_a_centre",
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkdeed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                    _connector="OR",
                ),
                name="a_bulk_deed_is_undone_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkdeed",
            constraint=models.CheckConstraint(
                condition=models.Q(("changed__gt", 0), ("changed__lte", models.F("people"))),
                name="a_bulk_deed_changes_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkline",
            constraint=models.UniqueConstraint(fields=("deed", "candidate"), name="one_bulk_line_a_person"),
        ),
    ]
