"""`yogadesk doctor`: what is here and whether it works. Tells nothing secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.diagnostics.facts import versions
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from yogadesk.app import App

_SIGN_INS = {
    "engine": "none needed",
    "oauth": "in the browser, kept in the system's safe",
    "adc": "application default credentials",
    "key": "a service-account key file",
    "token": "a token from the environment",
}


def doctor(args: argparse.Namespace, home: Path) -> int:
    """Print the state of everything a run needs; 0 when the site is ready and, where that was
    asked for, gives the same answers as this computer."""
    for what, which in versions().items():
        _say(what, which)
    _say("home", str(home))
    return _check_site(args, home)


def _check_site(args: argparse.Namespace, home: Path) -> int:
    from yogadesk.app import App
    from yogadesk.work import Ticket

    try:
        with App(home, site=_site_of(args, home)) as app:
            for name, path in (("settings", app.settings), ("history", app.store)):
                aside = path.set_aside
                _say(name, f"was damaged and set aside as {aside}" if aside else "in order")
            _say("site", app.site.name)
            _say("sign-in", _SIGN_INS[app.book.find(app.site.name).sign_in.method])
            model = app.classifier.prepare_site(Ticket())
            _say("answers", "yes: it is ready to classify")
            _say("model", f"{model.name}, SHA-256 {model.sha256}")
            return _check_parity(app) if args.parity else 0
    except Trouble as trouble:
        _say("answers", f"no: {trouble.title}. {trouble}")
        return 1


def _site_of(args: argparse.Namespace, home: Path) -> str | None:
    """The site that was meant; None: the one in use. Raises Trouble when a second site is needed
    and it is not plain which."""
    from yogadesk.settings import SettingsFile
    from yogadesk.setup.sites import THIS_COMPUTER, SiteBook

    named: str | None = args.site
    if not args.parity:
        return named
    used = SettingsFile(home / "settings.json").current.site
    if (named or used) != THIS_COMPUTER.name:
        return named
    others = [site.name for site in SiteBook(home).sites() if site.name != THIS_COMPUTER.name]
    if named is None and len(others) == 1:
        return others[0]
    known = ", ".join(f"“{name}”" for name in others)
    raise Trouble(
        "Parity takes a second site",
        f"It compares this computer with another site. There are: {known}."
        if others
        else "It compares this computer with another site, and there is no other yet.",
        "Name one with --site." if others else "Set one up: yogadesk setup --help.",
    )


def _check_parity(app: App) -> int:
    from yogadesk.cli_classify import interruptible
    from yogadesk.setup.sites import THIS_COMPUTER
    from yogadesk.training import tables

    site = app.site.name
    model = app.models.answering(site).needs
    _say("parity", f"with the model “{model.name}” that both have")
    found = interruptible(lambda ticket: app.parity(site, ticket))
    for line in tables.parity(found, THIS_COMPUTER.name, site):
        _say("parity", line)
    return 0 if found.holds else 1


def _say(name: str, what: str) -> None:
    print(f"{name:<34} {what}")
