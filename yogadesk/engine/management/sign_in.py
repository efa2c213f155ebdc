"""OAuth 2.0 for programs on this computer, as at Google: authorize, token, revoke, userinfo.

Nobody is asked for consent: the one user there is signs in to their own computer.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from starlette.responses import RedirectResponse
from starlette.routing import Route

from yogadesk.engine.auth import USER
from yogadesk.engine.calls import Call, answer, sync
from yogadesk.engine.management.client_file import AUTHORIZE, AUTHORIZE_V2, REVOKE, TOKEN
from yogadesk.engine.management.state import THIS_COMPUTER
from yogadesk.engine.management.tokens import LIFETIME_SECONDS
from yogadesk.engine.projects import project_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from yogadesk.engine.management.accounts import Accounts
    from yogadesk.engine.management.client_file import OAuthClient
    from yogadesk.engine.management.store import Records
    from yogadesk.engine.management.tokens import Tokens

_CODE_SECONDS = 60
_GOOGLES_TOKEN_ENDPOINT = "https://oauth2.googleapis.com/token"
_JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_SUBJECT = project_number(THIS_COMPUTER)
_LONG_SCOPES = {
    "email": "https://www.googleapis.com/auth/userinfo.email",
    "profile": "https://www.googleapis.com/auth/userinfo.profile",
}


@dataclass(frozen=True, slots=True)
class _Code:
    """What an authorization code was given for."""

    redirect_uri: str
    scope: str
    challenge: str
    method: str
    expires_ms: int


class _Refusal(Exception):
    """An OAuth error: `word` is its code (`invalid_grant` …)."""

    def __init__(self, word: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.word = word
        self.status = status


class SignIn:
    """The endpoints for one OAuth client. Codes live in memory, for a minute."""

    def __init__(
        self, records: Records, tokens: Tokens, client: OAuthClient, accounts: Accounts
    ) -> None:
        self._records = records
        self._tokens = tokens
        self._accounts = accounts
        self._client = client
        self._lock = threading.Lock()
        self._codes: dict[str, _Code] = {}

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        return [
            Route(AUTHORIZE, self._told(self._authorize), methods=["GET"]),
            Route(AUTHORIZE_V2, self._told(self._authorize), methods=["GET"]),
            Route(TOKEN, self._told(self._token), methods=["POST"]),
            Route(REVOKE, self._told(self._revoke), methods=["POST"]),
            Route("/oauth2/v2/userinfo", sync(_user_info), methods=["GET"]),
            Route("/oauth2/v3/userinfo", sync(_open_id), methods=["GET"]),
            Route("/v1/userinfo", sync(_open_id), methods=["GET"]),
        ]

    def _told(self, handler: Callable[[Call], Response]) -> Callable[..., object]:
        """An endpoint that tells refusals the way OAuth does."""

        def told(call: Call) -> Response:
            try:
                return handler(call)
            except _Refusal as refusal:
                said = {"error": refusal.word, "error_description": str(refusal)}
                return answer(said, refusal.status, {"Cache-Control": "no-store"})

        return sync(told)

    def _authorize(self, call: Call) -> Response:
        query = call.query
        redirect = query.get("redirect_uri", "")
        if query.get("client_id") != self._client.id:
            raise _Refusal("invalid_client", "The OAuth client was not found.", 401)
        if not _is_loopback(redirect):
            raise _Refusal("redirect_uri_mismatch", "The redirect must go to this computer.")
        given: dict[str, str] = {}
        try:
            given = {"code": self._code(query, redirect), "scope": _scope(query.get("scope", ""))}
        except _Refusal as refusal:
            given = {"error": refusal.word, "error_description": str(refusal)}
        if "state" in query:
            given["state"] = query["state"]
        parts = urlsplit(redirect)
        asked = urlencode([*parse_qsl(parts.query, keep_blank_values=True), *given.items()])
        return RedirectResponse(urlunsplit(parts._replace(query=asked)), 302)

    def _code(self, query: Mapping[str, str], redirect: str) -> str:
        if query.get("response_type") != "code":
            raise _Refusal("unsupported_response_type", "Only response_type=code is known.")
        challenge, method = query.get("code_challenge", ""), query.get("code_challenge_method", "")
        method = method or "plain"
        if not challenge or method not in ("S256", "plain"):
            raise _Refusal("invalid_request", "A code_challenge (PKCE) is needed.")
        if not query.get("scope"):
            raise _Refusal("invalid_request", "Missing required parameter: scope")
        now = self._records.now()
        code = f"4/{secrets.token_urlsafe(32)}"
        made = _Code(
            redirect, _scope(query["scope"]), challenge, method, now + _CODE_SECONDS * 1000
        )
        with self._lock:
            self._codes = {key: each for key, each in self._codes.items() if each.expires_ms > now}
            self._codes[code] = made
        return code

    def _token(self, call: Call) -> Response:
        form = _form(call)
        kind = form.get("grant_type")
        if kind == _JWT:
            scope = self._asserted(form.get("assertion", ""))
            return _granted(self._tokens.give_access(scope), scope, {})
        self._check_client(call, form)
        if kind == "authorization_code":
            found = self._redeem(form)
            access, refresh = self._tokens.give(found.scope)
            more = {"refresh_token": refresh, **self._identity(found.scope)}
            return _granted(access, found.scope, more)
        if kind == "refresh_token":
            renewed = self._tokens.refresh(form.get("refresh_token", ""))
            if renewed is None:
                raise _Refusal("invalid_grant", "Token has been expired or revoked.")
            return _granted(*renewed, self._identity(renewed[1]))
        raise _Refusal("unsupported_grant_type", f"Invalid grant_type: {kind}")

    def _asserted(self, assertion: str) -> str:
        """The scope that a service account asks for with a token that it signed (RFC 7523)."""
        claims = self._accounts.claims(assertion)
        if claims is None:
            raise _Refusal("invalid_grant", "Invalid JWT Signature, or it is not valid now.")
        if not is_token_address(claims.get("aud")):
            raise _Refusal("invalid_grant", "The audience is not this engine's token endpoint.")
        scope = claims.get("scope")
        if not isinstance(scope, str) or not scope:
            raise _Refusal("invalid_scope", "The JWT asks for no scope.")
        return _scope(scope)

    def _identity(self, scope: str) -> dict[str, str]:
        """The `id_token` of OpenID Connect, signed with the client's secret, where it was asked
        for."""
        if "openid" not in scope.split():
            return {}
        now = self._records.now() // 1000
        claims = {
            "iss": "https://this-computer.local",
            "azp": self._client.id,
            "aud": self._client.id,
            "sub": _SUBJECT,
            "iat": now,
            "exp": now + LIFETIME_SECONDS,
        }
        if _LONG_SCOPES["email"] in scope.split():
            claims |= {"email": USER, "email_verified": True}
        parts = ({"alg": "HS256", "typ": "JWT"}, claims)
        signed = b".".join(_base64(json.dumps(part).encode()) for part in parts)
        key = self._client.secret.encode()
        signature = _base64(hmac.digest(key, signed, "sha256"))
        return {"id_token": (signed + b"." + signature).decode()}

    def _redeem(self, form: Mapping[str, str]) -> _Code:
        """What a code stands for. It is worth something once."""
        with self._lock:
            found = self._codes.pop(form.get("code", ""), None)
        if found is None or found.expires_ms <= self._records.now():
            raise _Refusal("invalid_grant", "Malformed auth code.")
        if form.get("redirect_uri") != found.redirect_uri:
            raise _Refusal("redirect_uri_mismatch", "The redirect_uri is another one.")
        verifier = form.get("code_verifier", "")
        if found.method == "S256":
            digest = hashlib.sha256(verifier.encode("utf-8", "surrogatepass")).digest()
            verifier = _base64(digest).decode()
        if not _same(verifier, found.challenge):
            raise _Refusal("invalid_grant", "Invalid code verifier.")
        return found

    def _revoke(self, call: Call) -> Response:
        token = _form(call).get("token") or call.query.get("token", "")
        if not token or not self._tokens.revoke(token):
            raise _Refusal("invalid_token", "Token expired or revoked")
        return answer({})

    def _check_client(self, call: Call, form: Mapping[str, str]) -> None:
        given = form.get("client_id", ""), form.get("client_secret", "")
        scheme, _, credentials = call.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "basic":
            given = _basic(credentials)
        client = self._client
        if not (_same(given[0], client.id) & _same(given[1], client.secret)):
            raise _Refusal("invalid_client", "The OAuth client was not found.", 401)


def is_token_address(audience: object) -> bool:
    """Whether a token is meant for the token endpoint of an engine on this computer, at whichever
    of its addresses, or for Google's: its Python library names that whomever it asks."""
    if not isinstance(audience, str):
        return False
    is_here = _is_loopback(audience) and urlsplit(audience).path == TOKEN
    return is_here or audience == _GOOGLES_TOKEN_ENDPOINT


def _granted(access: str, scope: str, more: Mapping[str, str]) -> Response:
    said = {
        "access_token": access,
        "expires_in": LIFETIME_SECONDS - 1,
        "scope": scope,
        "token_type": "Bearer",
        **more,
    }
    return answer(said, headers={"Cache-Control": "no-store", "Pragma": "no-cache"})


def _user_info(_: Call) -> Response:
    said = {"id": _SUBJECT, "email": USER, "verified_email": True}
    return answer({**said, "name": "You"})


def _open_id(_: Call) -> Response:
    said = {"sub": _SUBJECT, "email": USER, "email_verified": True}
    return answer({**said, "name": "You"})


def _form(call: Call) -> dict[str, str]:
    try:
        pairs = parse_qsl(call.body.decode(), keep_blank_values=True, max_num_fields=50)
    except ValueError:
        raise _Refusal("invalid_request", "The body is no form.") from None
    return dict(pairs)


def _basic(credentials: str) -> tuple[str, str]:
    try:
        name, _, secret = base64.b64decode(credentials, validate=True).decode().partition(":")
    except ValueError:
        return "", ""
    return name, secret


def _scope(asked: str) -> str:
    """The scopes as Google names them, each once: it gives short ones back under long names."""
    return " ".join(dict.fromkeys(_LONG_SCOPES.get(each, each) for each in asked.split()))


def _is_loopback(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        _ = parts.port
    except ValueError:
        return False
    is_here = parts.hostname in ("127.0.0.1", "localhost", "::1")
    return parts.scheme == "http" and is_here and parts.username is None and not parts.fragment


def _base64(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(
        given.encode("utf-8", "surrogatepass"), wanted.encode("utf-8", "surrogatepass")
    )
