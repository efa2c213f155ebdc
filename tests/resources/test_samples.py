"""The sample pictures are fit to ship: of a decent size, small, and without anything hidden."""

from pathlib import Path

import pytest
from PIL import Image

from yogadesk import assets

SAMPLES = assets.names("samples")


def test_there_are_at_least_six() -> None:
    assert len(SAMPLES) >= 6


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_a_plain_jpeg_of_decent_size(name: str) -> None:
    with assets.on_disk(name) as path, Image.open(path) as image:
        image.load()
        assert path.stat().st_size < 400_000
        assert image.format == "JPEG"
        assert image.mode == "RGB"
        assert 640 <= max(image.size) <= 1000
        assert not image.getexif()


def test_no_two_samples_are_the_same_picture() -> None:
    contents = {assets.data(name) for name in SAMPLES}
    assert len(contents) == len(SAMPLES)
    assert len({Path(name).stem for name in SAMPLES}) == len(SAMPLES)
