"""Models to be had on the web, with what each knows and does not know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A model at an address, and its labels at another. `size` in bytes, as far as known. What is
    at an address can change or go: nothing here was downloaded when this was written."""

    title: str
    address: str
    labels: str
    size: int
    knows: str
    does_not_know: str


RESNET_50 = Suggestion(
    title="ResNet-50 of Google's article",
    address="https://storage.googleapis.com/tfhub-modules/tensorflow/resnet_50/classification/1.tar.gz",
    labels="https://storage.googleapis.com/download.tensorflow.org/data/ImageNetLabels.txt",
    # 25.6 million weights of four bytes.
    size=102_000_000,
    knows="The 1,000 everyday things of ImageNet, from tench to toilet tissue, and “background” as "
    "the first of its 1,001 classes.",
    does_not_know="No yoga pose: of a photograph of one it names the mat, the leotard or the dog.",
)

ALL = (RESNET_50,)
"""In the order in which they are offered. The addresses are those of the article's tutorial."""
