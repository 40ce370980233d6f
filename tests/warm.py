"""Quick starts: a process that has everything imported and forks whoever is asked for.

What it forks runs a module as `python -m` would, from its beginning, with its own environment, folder and output.
Only the two seconds in which Python reads its libraries, and Chaski its texts and places, are saved. It ends when
whoever started it ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import runpy
import select
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import Any

_LARGEST_ORDER = 1 << 20


def main() -> None:
    """Import, say so, and fork until the standard input ends."""
    import bot.app
    import bot.conversation
    import bot.running
    import bot.settings  # noqa: F401
    from handlers.texts import Texts
    from storage.network import Network
    from storage.regions import Gazetteer
    from tests import shipped

    shipped.keep()
    for kind in (Texts, Gazetteer, Network):
        kind.load()

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(sys.argv[1])
        door.listen(64)
        # Nobody waits for the keepers.
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            ready, _, _ = select.select([door, sys.stdin], [], [])
            if sys.stdin in ready:
                return
            caller, _ = door.accept()
            if os.fork() == 0:
                door.close()
                _keep(caller)
            caller.close()


def _keep(caller: socket.socket) -> None:
    """Start what is ordered and tell its process id, and its exit code when it ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    data, descriptors, _, _ = socket.recv_fds(caller, _LARGEST_ORDER, 2)
    order = json.loads(data)
    child = os.fork()
    if child == 0:
        caller.close()
        os._exit(_run(order, descriptors[0], descriptors[-1]))
    for descriptor in descriptors:
        os.close(descriptor)
    with contextlib.suppress(BrokenPipeError):
        caller.sendall(b"%d\n" % child)
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(BrokenPipeError):
        caller.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _run(order: dict[str, Any], output: int, errors: int) -> int:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(errors, 2)
    for descriptor in {output, errors}:
        os.close(descriptor)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.argv = [order["module"], *order["arguments"]]
    code = 0
    try:
        runpy.run_module(order["module"], run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    main()
