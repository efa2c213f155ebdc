"""`yogadesk doctor`: what is here and whether it works. Tells nothing secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.diagnostics.facts import versions
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path

_SIGN_INS = {
    "engine": "none needed",
    "oauth": "in the browser, kept in the system's safe",
    "adc": "application default credentials",
    "key": "a service-account key file",
    "token": "a token from the environment",
}


def doctor(home: Path) -> int:
    """Print the state of everything a run needs; 0 when the site in use is ready."""
    for what, which in versions().items():
        _say(what, which)
    _say("home", str(home))
    return _check_site(home)


def _check_site(home: Path) -> int:
    from yogadesk.app import App
    from yogadesk.work import Ticket

    try:
        with App(home) as app:
            for name, path in (("settings", app.settings), ("history", app.store)):
                aside = path.set_aside
                _say(name, f"was damaged and set aside as {aside}" if aside else "in order")
            _say("site", app.site.name)
            _say("sign-in", _SIGN_INS[app.book.find(app.site.name).sign_in.method])
            model = app.classifier.prepare_site(Ticket())
            _say("answers", "yes: it is ready to classify")
            _say("model", f"{model.name}, SHA-256 {model.sha256}")
    except Trouble as trouble:
        _say("answers", f"no: {trouble.title}. {trouble}")
        return 1
    return 0


def _say(name: str, what: str) -> None:
    print(f"{name:<34} {what}")
