"""``python -m sync.county COMMAND``: the county server's one way in. Says everything in plain Chinese.

Exit codes: 0 done; 1 could not be done (the sentence says why); 2 the command was written wrongly.
"""

from __future__ import annotations

import os
import sys


def main(arguments: list[str]) -> int:
    from sync.county.config import load_config
    from sync.county.keys import create_keys
    from sync.county.say import complain
    from sync.model.settings import SettingsError

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sync.county.settings")
    try:
        create_keys(load_config().folder)
        from sync.county.commands import run

        return run(arguments)
    except SettingsError as error:
        complain(str(error))
    except PermissionError as error:
        complain(f"没有权限读写 {error.filename}，请用县服务器的用户来运行。")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
