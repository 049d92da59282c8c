"""For gunicorn. Keys are made here too, so that a server started by another hand has them."""

from __future__ import annotations

import gc
import os

from sync.county.config import load_config
from sync.county.keys import create_keys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sync.county.settings")
create_keys(load_config().folder)

from django.core.wsgi import get_wsgi_application  # noqa: E402 - the keys come first

application = get_wsgi_application()
# What is loaded by now stays: looking through it for garbage was a good part of what a request costs.
gc.collect()
gc.freeze()
