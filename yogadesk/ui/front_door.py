"""One window a home folder: a second start raises the first one instead of opening another."""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QThread, Signal

from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

_log = logging.getLogger(__name__)

_PATIENCE_SECONDS = 5.0
_TRY_MS = 500


class FrontDoor(QObject):
    """Whoever enters first keeps the door; who comes later knocks and goes away.

    The lock names its process: one that was killed holds it no longer.
    """

    knocked = Signal()  # somebody started the program once more

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)  # however long the window is open
        self._server: QLocalServer | None = None

    def enter(self) -> bool:
        """True: this is the first window. False: the first one was asked to come to the front.

        Waits a few seconds for one that is just opening or closing. Raises Trouble when another
        process holds the folder and does not answer.
        """
        until = monotonic() + _PATIENCE_SECONDS
        while True:
            if self._lock.tryLock(0):
                return True
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                # A folder that cannot be written: better two windows than none.
                _log.warning("No lock for the window: %s", self._lock.error().name)
                return True
            if self._knock():
                return False
            if monotonic() > until:
                raise Trouble(
                    "yogadesk is open already",
                    f"Another yogadesk uses the folder {self._home} and does not answer.",
                    "Look for its window. If there is none, end the other process, or start with "
                    "--home and another folder.",
                )

    def open(self) -> None:
        """Listen for others from now on. Only for who entered first."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name())  # what a killed process left
        if not server.listen(self._name()):
            _log.warning("A second start cannot raise this window: %s", server.errorString())
            return
        server.newConnection.connect(self._hear)
        self._server = server

    def close(self) -> None:
        """Let the next one be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _name(self) -> str:
        """A name no other home folder has, short enough for a socket's path."""
        place = str(self._home.resolve()).encode()
        digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256)
        return "yogadesk-" + bytes(digest.toHex().data()).decode()[:20]

    def _knock(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name())
        is_heard = socket.waitForConnected(_TRY_MS)
        socket.disconnectFromServer()
        if not is_heard:
            QThread.msleep(50)
        return is_heard

    def _hear(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.knocked.emit()
