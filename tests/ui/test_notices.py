"""Notices: kept until someone listens, replaced by topic, gone when settled."""

from pytestqt.qtbot import QtBot

from tests.ui.site import full_disk
from yogadesk.ui.message_bar import MessageBar
from yogadesk.ui.notices import Kind, Notice, Notices, from_trouble, retry


def test_early_notices_wait_for_the_first_listener(qtbot: QtBot) -> None:
    notices, heard = Notices(), []
    notices.tell(Notice(Kind.INFO, "one"))
    notices.tell(Notice(Kind.INFO, "two", topic="over"))
    notices.settle("over")
    notices.listen(heard.append)
    notices.tell(Notice(Kind.GOOD, "three"))
    assert [notice.title for notice in heard] == ["one", "three"]


def test_a_trouble_is_told_whole_with_its_remedy(qtbot: QtBot) -> None:
    notice = from_trouble(full_disk(), remedy=retry(lambda: None))
    assert (notice.title, notice.text, notice.advice) == (
        "The disk is full",
        "There is no room left.",
        "Make room, then try again.",
    )
    assert notice.remedy is not None
    assert notice.remedy.label == "Try again"


def test_a_notice_of_the_same_topic_replaces_the_shown_one(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    for title in ("first", "second"):
        bar.show_notice(Notice(Kind.TROUBLE, title, topic="run"))
    assert [message.notice.title for message in bar._shown] == ["second"]
    bar.settle("run")
    assert bar.isHidden()


def test_no_more_than_three_notices_stand(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    for number in range(5):
        bar.show_notice(Notice(Kind.TROUBLE, str(number)))
    assert [message.notice.title for message in bar._shown] == ["2", "3", "4"]
