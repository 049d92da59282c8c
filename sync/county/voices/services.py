"""What staff do with voices. Every change of state goes through :func:`act`."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sync.county.feed.services import publish
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.voices import rules
from sync.county.voices.models import Voice, VoiceEvent, VoiceReveal
from sync.county.voices.rules import Act, Actor, Standing
from sync.county.voices.status import news
from sync.model.voice import VoiceState


class VoiceError(Exception):
    """str(): a Chinese sentence for whoever acts."""


class ConflictError(VoiceError):
    """Somebody else was faster: the voice is not what was looked at."""


def actor_of(staff: Staff, voice: Voice) -> Actor:
    return Actor(staff.office.assigns_voices, voice.responsible_id == staff.pk)


def standing_of(voice: Voice) -> Standing:
    return Standing(voice.sort, voice.status, voice.responsible_id is not None, voice.answer, voice.measure)


def act(
    voice_id: str,
    staff: Staff,
    version: int,
    act: Act,
    note: str = "",
    measure: str = "",
    receiver: Staff | None = None,
) -> Voice:
    """Do one act on the version that was looked at, and tell the terminal.

    note: the answer, or why it is sent back. Raises ConflictError when the voice has changed since,
    VoiceError when the act is not possible.
    """
    with transaction.atomic():
        voice = Voice.objects.select_for_update().filter(pk=voice_id).first()
        if voice is None or not access.sees_voice(staff, voice):
            raise VoiceError("没有这一件，或者它不归您办。")
        if voice.version != version:
            raise ConflictError("刚才有人处理过这一件，您的操作没有生效。请看过最新情况再办。")
        why = rules.why_not(standing_of(voice), act, actor_of(staff, voice), note, measure)
        if why:
            raise VoiceError(why)
        told = _change(voice, staff, act, note.strip(), measure.strip(), receiver)
        voice.save()
        VoiceEvent.objects.create(
            voice=voice,
            at=voice.updated_at,
            state=voice.state,
            title=act.done,
            who=staff.masked_name,
            org=staff.org,
            note=told,
            inside=act is Act.SEND_BACK,
            staff=staff,
        )
        publish(news(voice))
    return voice


def reveal(voice_id: str, staff: Staff, reason: str) -> Voice:
    """Note who reads the whole words and why, before showing them. Raises VoiceError."""
    if not staff.office.reveals:
        raise VoiceError("您的岗位不能查看完整信息。")
    if len(reason.strip()) < 2:
        raise VoiceError("请写明为什么要看完整信息，会留下记录。")
    with transaction.atomic():
        voice = Voice.objects.filter(pk=voice_id).first()
        if voice is None or not access.sees_voice(staff, voice):
            raise VoiceError("没有这一件，或者它不归您办。")
        VoiceReveal.objects.create(voice=voice, staff=staff, at=timezone.now(), reason=reason.strip()[:200])
    return voice


def _change(voice: Voice, staff: Staff, act: Act, note: str, measure: str, receiver: Staff | None) -> str:
    """Change the fields; what the timeline says of it."""
    now = timezone.now()
    voice.state, voice.version, voice.updated_at = act.target.value, voice.version + 1, now
    told = note
    if act is Act.ASSIGN:
        person = _fit_for(voice, receiver)
        voice.responsible = person
        told = f"由 {person.masked_name}（{person.org}）负责"
    elif act is Act.ANSWER:
        voice.answer, voice.measure, voice.answered_at, voice.due = note, measure, now, None
    elif act is Act.SEND_BACK:
        voice.due = voice.promised
        # The answer that would not do is not what the citizen reads in the end.
        voice.events.filter(state=VoiceState.ANSWERED.value).update(inside=True)
    else:
        voice.closed_at, voice.closed_by, told = now, staff, ""
    return told


def _fit_for(voice: Voice, receiver: Staff | None) -> Staff:
    if receiver is None or not receiver.is_active or not receiver.office.sees_voices:
        raise VoiceError("请选一位在岗的责任人。")
    if receiver.township not in ("", voice.township):
        raise VoiceError(f"{receiver.masked_name} 只管 {receiver.place} 的事，请另选一位。")
    if receiver.pk == voice.responsible_id:
        raise VoiceError(f"这一件已经交给 {receiver.masked_name} 了。")
    return receiver
