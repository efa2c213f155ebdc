"""Who one is: a person through the browser, what this computer has already, or a key file."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

from yogadesk.errors import Trouble
from yogadesk.setup import way
from yogadesk.setup.step import Finding, Plain

if TYPE_CHECKING:
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket


class SignInStep(Plain):
    """Ready when a token can be had. Only the browser's kind can be made here."""

    key = "sign_in"
    title = "Sign in"

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        from yogadesk.cloud import openers

        given = bench.answers.sign_in
        where = bench.answers.where
        assert given is not None
        if given.method == "oauth" and not self._is_kept(bench):
            return Finding("missing", "Nobody is signed in for this site yet.")
        try:
            access = bench.enter(ticket).access(ticket)
            openers.prove(access, bench.pace.request)
        except Trouble as trouble:
            if trouble.title != "Sign-in is needed":
                raise
            bench.leave()
            if given.method == "oauth":
                return Finding("missing", trouble.happened)
            return Finding("blocked", trouble.happened, trouble)
        if where is not None and where.kind == "engine":
            return Finding("ready", "No sign-in is needed on this computer.")
        account = given.account or openers.account_of(access)
        return Finding("ready", f"Signed in as {account}." if account else "Signed in.")

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import sign_in

        given = bench.answers.sign_in
        assert given is not None
        if bench.home is None or given.method != "oauth":
            return
        found = sign_in.sign_in(given.client_file or "", ticket, bench.open_browser, bench.pace)
        way.secrets(bench.home).put(way.secret_name(bench.name), found.kept)
        bench.leave()
        bench.answer(self.key, replace(given, account=found.account))

    def commands(self, answers: Answers) -> str:
        given = answers.complete().sign_in
        if given is not None and given.method == "key":
            file = shlex.quote(given.key_file or "KEY.json")
            return f"gcloud auth activate-service-account --key-file={file}"
        if given is not None and given.method == "oauth":
            file = shlex.quote(given.client_file or "CLIENT.json")
            return f"gcloud auth application-default login --client-id-file={file}"
        if given is not None and given.method in ("engine", "token"):
            return ""
        return "gcloud auth application-default login"

    def validate(self, answers: Answers) -> str | None:
        given = answers.sign_in
        if given is None:
            return None
        if given.method == "oauth" and not given.client_file:
            return "Choose the JSON file of your OAuth client."
        if given.method == "key" and not given.key_file:
            return "Choose the JSON file of the service account's key."
        return None

    def _is_kept(self, bench: Bench) -> bool:
        if bench.home is None:
            return False
        return way.secrets(bench.home).get(way.secret_name(bench.name)) is not None
