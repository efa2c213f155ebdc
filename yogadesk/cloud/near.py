"""Requests to an endpoint on this computer, without what only a distant one needs."""

from __future__ import annotations

import threading
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from google.auth.transport.requests import AuthorizedSession
from requests.structures import CaseInsensitiveDict
from urllib3 import exceptions

_CONNECTIONS = 16


class _Direct(requests.Session):
    """A session whose plain requests go straight to the connections below requests.

    There are no proxies, cookies, redirects and certificates between two programs of one computer,
    and looking for them is half of what a small upload costs. What is asked beyond method, address,
    body, headers and time limit is done in the usual way. Raises what requests raises.
    """

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        self._lock = threading.Lock()
        self._pools: dict[str, urllib3.HTTPConnectionPool] = {}

    def request(  # type: ignore[override]
        self,
        method: str,
        url: str,
        data: Any = None,
        headers: Any = None,
        timeout: Any = None,
        **more: Any,
    ) -> requests.Response:
        address = urlsplit(url)
        is_plain = data is None or isinstance(data, bytes | str)
        if more or not is_plain or address.scheme != "http":
            return super().request(method, url, data=data, headers=headers, timeout=timeout, **more)
        body = data.encode() if isinstance(data, str) else data
        if isinstance(timeout, tuple):
            timeout = urllib3.Timeout(connect=timeout[0], read=timeout[1])
        target = f"{address.path or '/'}?{address.query}" if address.query else address.path or "/"
        try:
            answer = self._pool(address.netloc).urlopen(
                method,
                target,
                body,
                headers,
                retries=False,
                redirect=False,
                assert_same_host=False,
                timeout=timeout,
            )
        except exceptions.HTTPError as error:
            raise _as_requests_raises(error) from error
        asked = requests.PreparedRequest()
        asked.method, asked.url, asked.headers, asked.body = method, url, headers, body
        return _response(asked, answer)

    def close(self) -> None:
        super().close()
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()

    def _pool(self, netloc: str) -> urllib3.HTTPConnectionPool:
        with self._lock:
            if netloc not in self._pools:
                host, _, port = netloc.rpartition(":") if ":" in netloc else (netloc, "", "80")
                self._pools[netloc] = urllib3.HTTPConnectionPool(
                    host, int(port), maxsize=_CONNECTIONS
                )
            return self._pools[netloc]


class NearSession(AuthorizedSession, _Direct):  # type: ignore[misc]
    """Google's session, which adds the credentials, over direct requests."""

    def __init__(self, credentials: Any) -> None:
        super().__init__(credentials)  # type: ignore[no-untyped-call]


def _as_requests_raises(error: exceptions.HTTPError) -> requests.RequestException:
    if isinstance(error, exceptions.ConnectTimeoutError) and not isinstance(
        error, exceptions.NewConnectionError
    ):
        return requests.ConnectTimeout(error)
    if isinstance(error, exceptions.ReadTimeoutError):
        return requests.ReadTimeout(error)
    if isinstance(error, exceptions.DecodeError):
        return requests.exceptions.ContentDecodingError(error)
    return requests.ConnectionError(error)


def _response(asked: requests.PreparedRequest, answer: Any) -> requests.Response:
    """What requests makes of an answer that has been read to its end."""
    response = requests.Response()
    response.status_code = answer.status
    response.headers = CaseInsensitiveDict(answer.headers)
    response.encoding = requests.utils.get_encoding_from_headers(response.headers)
    response.reason = answer.reason
    response.request = asked
    response.url = asked.url or ""
    response.raw = answer
    response._content = answer.data
    response._content_consumed = True  # type: ignore[attr-defined]
    return response
