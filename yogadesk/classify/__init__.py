"""The main job: pictures in, verdicts out, in batches that form by themselves."""

from yogadesk.classify.classifier import Classifier, Options
from yogadesk.classify.feed import Feed
from yogadesk.classify.listener import Listener, Summary

__all__ = ["Classifier", "Feed", "Listener", "Options", "Summary"]
