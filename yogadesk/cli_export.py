"""`yogadesk export`: what was classified so far, offline."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from yogadesk.cli import ALL_WELL, USAGE
from yogadesk.work import Ticket

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from yogadesk.app import App
    from yogadesk.history import Query

FORMS = ("csv", "jsonl", "parquet", "notebook")
"""The options that name a file; each may be given, also together."""


def export(args: argparse.Namespace, home: Path) -> int:
    """Save the history in every form that was asked for. Needs no engine and no network."""
    from yogadesk.app import App
    from yogadesk.history import Query

    if not any(getattr(args, form) for form in FORMS):
        print("Name a file: --csv, --jsonl, --parquet or --notebook FILE.", file=sys.stderr)
        return USAGE
    if wrong := _named_twice(args):
        print(wrong, file=sys.stderr)
        return USAGE
    query = Query(since=args.since, site=args.site or "", model=args.model or "")
    with App(home) as app:
        if wrong := _unknown(app, args):
            print(wrong, file=sys.stderr)
            return USAGE
        for form in FORMS:
            file = getattr(args, form)
            if file is not None:
                print(f"{_write(app, form, file, query, args)} saved to {file}.", file=sys.stderr)
    return ALL_WELL


def _named_twice(args: argparse.Namespace) -> str:
    """What is wrong where two forms would be written over each other, or ""."""
    named: dict[str, str] = {}
    for form in FORMS:
        file = getattr(args, form)
        if file is not None:
            other = named.setdefault(os.path.realpath(file), form)
            if other != form:
                return f"--{other} and --{form} name the same file, {file}: name two."
    return ""


def _unknown(app: App, args: argparse.Namespace) -> str:
    """What is wrong with the site or model that was named, or ""."""
    facets = app.store.facets()
    sites = {*facets.sites, *(site.name for site in app.book.sites())}
    if args.site and args.site not in sites:
        return f"There is no site {args.site!r}. There is: {', '.join(sorted(sites))}."
    if args.model and args.model not in facets.models:
        known = ", ".join(facets.models) or "none yet"
        return f"No model {args.model!r} has answered. There is: {known}."
    return ""


def _write(app: App, form: str, file: Path, query: Query, args: argparse.Namespace) -> str:
    """Write one file; how much of what is in it."""
    from yogadesk import history

    ticket = Ticket()
    match form:
        case "csv":
            with_bom = args.bom or app.settings.current.csv_bom
            count = history.export_csv(
                app.store, query, {}, file, ticket, with_bom=with_bom, top=args.top
            )
        case "jsonl":
            count = history.export_jsonl(app.store, query, {}, file, ticket, top=args.top)
        case "parquet":
            count = history.export_parquet(app.store, query, {}, file, ticket, top=args.top)
        case _:
            site = args.site or app.site.name
            named = app.export_notebook(site, query, {}, file, ticket, args.top)
            return f"A notebook about {named} pictures"
    return f"{count} verdicts"
