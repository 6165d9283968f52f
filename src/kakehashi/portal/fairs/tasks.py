"""Background work of fairs: the timetable and the matching round, both too heavy for the process that answers pages."""

from django_tasks import task

from kakehashi.portal.fairs import actions, bridge
from kakehashi.portal.fairs.models import Order
from kakehashi.portal.ledger.tasks import seal_lines
from kakehashi.vocabulary import KakehashiError


@task()
def carry_out(order_id: str) -> None:
    """Make the timetable or run the round that was ordered; where that cannot be done, why is kept for its page."""
    order = Order.objects.select_related("programme__ministry", "programme__prefecture_office", "by__organisation").get(
        pk=order_id
    )
    if order.ended_at is not None:
        return
    try:
        if order.work == Order.Work.TIMETABLE:
            actions.make_timetable(programme=order.programme, by=order.by, on=order.on, seed=order.seed)
        else:
            actions.run_round(programme=order.programme, by=order.by, on=order.on, seed=order.seed)
    except KakehashiError as refusal:
        actions.close(order=order, faults=bridge.told(refusal))
    else:
        actions.close(order=order)
        seal_lines.enqueue()
