from __future__ import annotations

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "sync.county.questions"
    label = "questions"
    verbose_name = "即时查询"
