"""The sample pictures that ship are there, as files, and can be opened."""

from yogadesk import pictures
from yogadesk.ui.samples import Samples


def test_five_samples_or_more_ship_and_open() -> None:
    samples = Samples()
    names = samples.names()
    assert len(names) >= 5
    for name in names:
        assert pictures.thumbnail(samples.path(name), 64).width > 0
    samples.release()
