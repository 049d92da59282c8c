"""For gunicorn. Keys are made here too, so that a server started by another hand has them."""

from __future__ import annotations

import gc
import importlib
import os

from sync.county.config import load_config
from sync.county.keys import create_keys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sync.county.settings")
create_keys(load_config().folder)

from django.core.wsgi import get_wsgi_application  # noqa: E402 - the keys come first

from sync.model.shapes import learn_shapes  # noqa: E402 - as above

application = get_wsgi_application()
# Loaded here and not with the first request, of which many may come at once.
importlib.import_module("sync.county.urls")
learn_shapes()
# What is loaded by now stays: looking through it for garbage was a good part of what a request costs.
gc.collect()
gc.freeze()
