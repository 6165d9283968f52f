"""Tag of the pages that wait for work."""

from django import template

from kakehashi.portal.layout.waiting import SECONDS, STILL

register = template.Library()


@register.inclusion_tag("layout/_looks_again.html", takes_context=True)
def looks_again(context: template.Context) -> dict[str, object]:
    """Let the page look again by itself, and say so, with the link that stops or starts it."""
    request = context["request"]
    request.waits = True
    query = request.GET.copy()
    query.pop(STILL, None)
    rest = query.urlencode()
    return {
        "still": STILL in request.GET,
        "seconds": SECONDS,
        "stop": f"{request.path}?{rest}{'&' if rest else ''}{STILL}=1",
        "start": f"{request.path}?{rest}" if rest else request.path,
    }
