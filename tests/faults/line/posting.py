"""Posts messages until it is killed: prints an id once it is promised to be on disk.

Started by the fault tests as ``python -m tests.faults.line.posting PATH COUNTY_PUBLIC_KEY_IN_HEX``.
"""

from __future__ import annotations

import os
import sys

from sync.protocol.line import CountyKey
from sync.protocol.seal import key_id
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.mailbox import review_message


def main(path: str, public: bytes) -> None:
    key = CountyKey(key_id(public), public)
    box = SqliteMailbox(path)
    while True:
        message = review_message(words="一条消息" * 50, key=key)
        os.write(1, f"try {message.id}\n".encode())
        box.post(message)
        os.write(1, f"kept {message.id}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], bytes.fromhex(sys.argv[2]))
