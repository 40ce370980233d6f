"""`chaski`, also `python -m bot`: run the bot, try it, import and export events, check the log, make a key."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Coroutine, Sequence
from importlib.metadata import version
from pathlib import Path

from bot import memory
from bot.settings import Settings, SettingsProblem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it went well, 1 when it failed, 2 when something was set wrongly."""
    memory.spare()
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.command is None:
        parser.print_help()
        return 2
    try:
        return int(chosen.do(chosen))
    except SettingsProblem as problem:
        print(f"chaski: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="chaski",
        description="Protest updates in Peru, by Telegram: follow a region, hear what is new.",
        epilog="Settings are read from the environment and from .env in this folder; .env.example lists them, "
        "docs/setup.md tells how to begin, to keep it running, to copy it and to put a copy back.",
    )
    parser.add_argument("--version", action="version", version=f"chaski {version('chaski-bot')}")
    commands = parser.add_subparsers(dest="command", metavar="command")

    run = commands.add_parser("run", help="run the bot with the settings from the environment and .env")
    run.set_defaults(do=_run)

    demo = commands.add_parser("demo", help="try Chaski on this machine, without Telegram")
    demo.add_argument("--once", action="store_true", help="play the story and stop; exit 1 if a step failed")
    demo.add_argument("--port", type=int, default=8765, help="port of the chat page (0: any free one)")
    demo.set_defaults(do=_demo)

    imports = commands.add_parser("import", help="read curated events from a JSON, JSON lines or CSV file")
    imports.add_argument("file", type=Path, help="a .json, .jsonl or .csv file, see docs/import.md")
    imports.add_argument("--push", action="store_true", help="also announce what is new and still going on")
    imports.add_argument("--dry-run", action="store_true", help="check the file and write nothing")
    imports.set_defaults(do=_import)

    exports = commands.add_parser(
        "export", help="write events to a file, for `chaski import`, tables or maps"
    )
    exports.add_argument("file", type=Path, nargs="?", help="what to write (default: print it)")
    exports.add_argument(
        "--format", choices=("jsonl", "csv", "geojson"), help="default: by the file's ending, else jsonl"
    )
    exports.add_argument("--region", default="", help="a place's name or INEI code")
    exports.add_argument(
        "--dates", default="", help='when they went on: "2023-01-05", "3 to 5 January 2023", "last week"'
    )
    exports.set_defaults(do=_export)

    audit = commands.add_parser("audit", help="look after the log of what was done at the desk")
    acts = audit.add_subparsers(dest="act", metavar="act", required=True)
    verify = acts.add_parser(
        "verify", help="check that no row of it was changed, removed or put in; exit 1 if one was"
    )
    verify.set_defaults(do=_verify)

    key = commands.add_parser("key", help="print a new CHASKI_SECRET_KEY")
    key.set_defaults(do=_key)
    return parser


def _play(work: Coroutine[object, object, int]) -> int:
    """Run on uvloop where it installs: the same program, quicker."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)


def _run(_chosen: argparse.Namespace) -> int:
    settings = Settings.load()
    from bot.running import run

    return _play(run(settings))


def _demo(chosen: argparse.Namespace) -> int:
    from bot.demo import demo

    return _play(demo(once=chosen.once, port=chosen.port))


def _import(chosen: argparse.Namespace) -> int:
    settings = Settings.load(needs_token=False)
    from bot.running import import_file

    return _play(import_file(settings, chosen.file, push=chosen.push, dry_run=chosen.dry_run))


def _export(chosen: argparse.Namespace) -> int:
    settings = Settings.load(needs_token=False)
    from bot.exporting import Order, export

    order = Order(chosen.file, chosen.format, chosen.region, chosen.dates)
    return _play(export(settings, order))


def _verify(_chosen: argparse.Namespace) -> int:
    settings = Settings.load(needs_token=False)
    from bot.verifying import verify

    return _play(verify(settings))


def _key(_chosen: argparse.Namespace) -> int:
    import base64

    from storage.sealing import Sealer

    print(base64.urlsafe_b64encode(Sealer.new_key()).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
