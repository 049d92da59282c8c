"""TLS for a machine whose clock may be off by years.

Whom it talks to is judged as ever: the county's own authority, the name, the signatures. Only from when to
when certificates hold is not asked, because nobody here knows what day it is: the county tells, and it could
not be asked. Not for the system's authorities, of which there are many that take certificates back.
"""

from __future__ import annotations

import ssl

from urllib3.util.ssl_ import create_urllib3_context

# OpenSSL's X509_V_FLAG_NO_CHECK_TIME, which Python has no name for.
_NO_CHECK_TIME = 0x200000


def timeless() -> ssl.SSLContext:
    """Without certificates to trust yet: requests brings those."""
    context = create_urllib3_context()
    context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
    return context
