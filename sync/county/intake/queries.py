"""What was not taken, for people to look at."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from sync.county.intake.models import ReceivedMessage, RefusedMessage, Waiting

# A copied disk: another message lies here under the id, this one does not.
_ANOTHER = "message.id_reused"


def still_refused() -> QuerySet[RefusedMessage]:
    """Newest first, without what came in after all. ``here``: stored, and nobody can read it yet.

    The rows themselves stay: why a case was late is told by them.
    """
    same = ReceivedMessage.objects.filter(pk=OuterRef("message_id"), terminal=OuterRef("terminal"))
    unread = Waiting.objects.filter(message=OuterRef("message_id")).exclude(rule="")
    return (
        RefusedMessage.objects.annotate(here=Exists(unread))
        .filter(~Exists(same) | Q(rule=_ANOTHER) | Q(here=True))
        .select_related("terminal")
        .order_by("-last_at")
    )
