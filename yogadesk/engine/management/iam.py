"""Identity and Access Management v1: service accounts and their keys."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from starlette.routing import Route

from yogadesk.engine.calls import Call, answer, sync
from yogadesk.engine.faults import invalid, unsupported
from yogadesk.engine.management import answers
from yogadesk.engine.management.refusals import missing
from yogadesk.engine.records import etag

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from yogadesk.engine.management.accounts import Account, Accounts, Key
    from yogadesk.engine.management.answers import Json
    from yogadesk.engine.management.store import Records

_ID = re.compile(r"[a-z](?:[a-z0-9-]{4,28}[a-z0-9])")
_ALGORITHMS = ("KEY_ALG_UNSPECIFIED", "KEY_ALG_RSA_1024", "KEY_ALG_RSA_2048")
_FORMS = ("TYPE_UNSPECIFIED", "TYPE_PKCS12_FILE", "TYPE_GOOGLE_CREDENTIALS_FILE")
_NEVER = "9999-12-31T23:59:59Z"


class Iam:
    """The endpoints. Whoever signs in with a key may do what everybody may that is let in."""

    def __init__(self, records: Records, accounts: Accounts) -> None:
        self._records = records
        self._accounts = accounts

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        every = "/v1/projects/{project}/serviceAccounts"
        one = every + "/{account}"
        return [
            Route(every, sync(self._create), methods=["POST"]),
            Route(every, sync(self._list), methods=["GET"]),
            Route(one + "/keys", sync(self._create_key), methods=["POST"]),
            Route(one + "/keys", sync(self._keys), methods=["GET"]),
            Route(one + "/keys/{key}", sync(self._delete_key), methods=["DELETE"]),
            Route(one, sync(self._get), methods=["GET"]),
            Route(one, sync(self._delete), methods=["DELETE"]),
            Route(one, _refuse, methods=["PATCH", "POST", "PUT"]),
        ]

    def _create(self, call: Call) -> Response:
        body = call.json()
        name = answers.text(body, "accountId")
        if not _ID.fullmatch(name):
            said = "accountId must have 6 to 30 lowercase letters, digits and dashes."
            raise invalid(said, "accountId")
        about = body.get("serviceAccount") or {}
        if not isinstance(about, dict):
            raise invalid("Invalid value at 'serviceAccount'.", "serviceAccount")
        project = self._records.project(call.path["project"])
        made = self._accounts.add(project.id, name, answers.text(about, "displayName"))
        return answer(_account(made))

    def _list(self, call: Call) -> Response:
        project = self._records.project(call.path["project"])
        found = self._accounts.all(project.id)
        return answer(answers.page(call, "accounts", found, lambda each: each.email, _account))

    def _get(self, call: Call) -> Response:
        return answer(_account(self._find(call)))

    def _delete(self, call: Call) -> Response:
        self._accounts.delete(self._find(call))
        return answer({})

    def _create_key(self, call: Call) -> Response:
        body = call.json()
        if answers.choice(body, "keyAlgorithm", _ALGORITHMS) == _ALGORITHMS[1]:
            raise unsupported("A key of 1,024 bits")
        if answers.choice(body, "privateKeyType", _FORMS) == _FORMS[1]:
            raise unsupported("A key file in the form PKCS12")
        account = self._find(call)
        made, file = self._accounts.add_key(account)
        said = _key(account, made)
        secret = base64.b64encode(file.encode()).decode()
        return answer({**said, "privateKeyType": _FORMS[2], "privateKeyData": secret})

    def _keys(self, call: Call) -> Response:
        account = self._find(call)
        return answer({"keys": [_key(account, each) for each in self._accounts.keys(account)]})

    def _delete_key(self, call: Call) -> Response:
        self._accounts.delete_key(self._find(call), call.path["key"])
        return answer({})

    def _find(self, call: Call) -> Account:
        found = self._accounts.find(call.path["account"])
        project = call.path["project"]
        if project != "-" and self._records.project(project).id != found.project:
            raise missing(f"Service account {found.email}")
        return found


@sync
def _refuse(call: Call) -> Response:
    raise unsupported(f"{call.method} on a service account")


def _account(account: Account) -> Json:
    return {
        "name": account.name,
        "projectId": account.project,
        "uniqueId": account.number,
        "email": account.email,
        "displayName": account.display_name,
        "etag": etag(f"{account.email} {account.display_name}"),
        "oauth2ClientId": account.number,
    }


def _key(account: Account, key: Key) -> Json:
    return {
        "name": f"{account.name}/keys/{key.id}",
        "keyAlgorithm": _ALGORITHMS[2],
        "validAfterTime": answers.time(key.created_ms),
        "validBeforeTime": _NEVER,
        "keyOrigin": "GOOGLE_PROVIDED",
        "keyType": "USER_MANAGED",
    }
