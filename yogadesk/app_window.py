"""The other half of the composition root: the window, and what it works with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from yogadesk.app import App
from yogadesk.setup.sites import THIS_COMPUTER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from yogadesk.classify import Classifier
    from yogadesk.cloud.site import Site
    from yogadesk.history import Query
    from yogadesk.ui import ports
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.history_ports import Export, History
    from yogadesk.ui.model.port import ModelPort
    from yogadesk.ui.setup.services import Services
    from yogadesk.work import Ticket

_FIRST_CLOUD_SITE = "Google Cloud"


def window(home: Path) -> int:
    """Show the window until it is closed; the exit status. Raises Trouble where none can open."""
    from yogadesk.ui import display

    display.require()
    from yogadesk.ui.main import show

    with App(home, is_late=True) as app:
        return show(
            app.settings,
            app.home,
            lambda: passed_to_window(app),
            app.set_aside,
            lambda: app.store.check(),
        )


def passed_to_window(app: App) -> ports.Passed:
    """What the main window works with."""
    from yogadesk.ui import ports

    sites = ports.Sites(
        names=lambda: [site.name for site in app.book.sites()],
        current=app.in_use,
        use=lambda name: _use(app, name),
        set_up=lambda parent, desk, choose: _assist(app, parent, desk, choose),
        cost_line=lambda parent, desk: _cost_line(app, parent, desk),
    )
    return ports.Passed(
        site=_shown(app, app.site),
        sites=sites,
        store=app.store,
        settings=app.settings,
        home=app.home,
        statements=app.statements,
        history=_history(app),
        models=_models(app),
    )


def _models(app: App) -> ModelPort:
    """The models as the window works with them."""
    from yogadesk.ui.model.port import ModelPort

    def site() -> str:
        return app.in_use()

    def set_threshold(threshold: float) -> None:
        app.settings.change(threshold=threshold)

    return ModelPort(
        models=app.models,
        site=site,
        answer_with=lambda name: app.answer_with(site(), name),
        threshold=lambda: app.settings.current.threshold,
        set_threshold=set_threshold,
        records=app.records.by_pose,
        save=lambda records, ticket: app.save_records(site(), records, ticket),
        others=lambda: [each.name for each in app.book.sites() if each.name != THIS_COMPUTER.name],
        parity=app.parity,
        correct=app.correct,
    )


def _history(app: App) -> History:
    """The history as the window works with it."""
    from yogadesk.ui import history_ports

    return history_ports.History(
        store=app.store,
        labels=app.labels_of,
        places=lambda: [
            history_ports.Place(each.site.name, app.models.answering(each.site.name).name)
            for each in app.book.entries()
        ],
        site=lambda name: _shown(app, app.book.find(name).site),
        export=lambda query, names, export, ticket: _export(app, query, names, export, ticket),
        with_bom=lambda: app.settings.current.csv_bom,
    )


def _export(
    app: App, query: Query, names: Mapping[str, str], export: Export, ticket: Ticket
) -> int:
    from yogadesk import history
    from yogadesk.ui.history_ports import Form

    match export.form:
        case Form.CSV:
            return history.export_csv(
                app.store, query, names, export.file, ticket,
                with_bom=export.with_bom, top=export.top,
            )  # fmt: skip
        case Form.JSONL:
            return history.export_jsonl(
                app.store, query, names, export.file, ticket, top=export.top
            )
        case Form.PARQUET:
            return history.export_parquet(
                app.store, query, names, export.file, ticket, top=export.top
            )
        case Form.NOTEBOOK:
            site = query.site or app.in_use()
            return app.export_notebook(site, query, names, export.file, ticket, export.top)


def _shown(app: App, site: Site) -> ports.Site:
    """A site as the window shows it. What classifies there is imported when it is first asked."""
    from yogadesk.ui import ports, words

    classifier = cache(lambda: app.on(site.name)[1])
    is_here = app.book.find(site.name).where.kind == "engine"
    return ports.Site(
        title=words.this_computer() if is_here else f"{site.name} · {site.location}",
        promise=words.stay_here() if is_here else words.sent_to(site.bucket),
        prepare=lambda ticket: classifier().prepare_site(ticket),
        new_run=lambda: _new_run(classifier()),
        explain=lambda path, label, ticket: classifier().explain(path, label, ticket),
        budget=_budget(app, site) if site.is_charged else None,
        icon="computer" if is_here else "cloud",
    )


def _budget(app: App, site: Site) -> ports.Budgets:
    """What runs on this site may cost."""
    from yogadesk.ui.budget import Budget

    model = app.models.own(site.name).model
    return Budget(site, (model.height, model.width), app.statements, app.settings)


def _use(app: App, name: str) -> ports.Site:
    """Make this site the current one, for the next start too."""
    site = app.book.find(name).site
    app.settings.change(site=name)
    return _shown(app, site)


def _new_run(classifier: Classifier) -> ports.Run:
    from yogadesk.classify import Feed
    from yogadesk.ui import ports

    return ports.run(classifier, Feed())


def _assist(
    app: App, parent: ports.Above, desk: Desk, choose: Callable[[str], None]
) -> ports.Assists:
    """Open the set-up assistant: on the current site, or on a first one in Google Cloud."""
    from yogadesk.ui.setup.assistant import open_assistant

    current = app.in_use()
    name = _FIRST_CLOUD_SITE if current == THIS_COMPUTER.name else current
    return open_assistant(parent, desk, _services(app, choose), name)


def _cost_line(app: App, parent: ports.Above, desk: Desk) -> ports.CostLine | None:
    """What costs money on a site. Not even imported where no site was ever begun."""
    if not (app.home / "setup").is_dir():
        return None
    from yogadesk.ui import ports
    from yogadesk.ui.setup.banner import ReservationBanner

    banner = ReservationBanner(desk, _services(app, lambda _: None), parent)
    return ports.CostLine(banner, banner.inspect_sites)


def _services(app: App, choose: Callable[[str], None]) -> Services:
    from yogadesk.ui.samples import Samples
    from yogadesk.ui.setup.wiring import services

    samples = app.keep(Samples(), Samples.release)
    return services(
        app.home,
        samples,
        lambda: app.settings.current.threshold,
        choose,
        hears=app.statements.note,
    )
