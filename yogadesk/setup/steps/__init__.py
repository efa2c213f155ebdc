"""The steps of the set-up, one a file."""

from __future__ import annotations

from yogadesk.setup.plan import Plan
from yogadesk.setup.steps.bucket import BucketStep
from yogadesk.setup.steps.capacity import CapacityStep
from yogadesk.setup.steps.connection import ConnectionStep
from yogadesk.setup.steps.location import LocationStep
from yogadesk.setup.steps.model import ModelStep
from yogadesk.setup.steps.pictures import PicturesStep
from yogadesk.setup.steps.project import ProjectStep
from yogadesk.setup.steps.sign_in import SignInStep
from yogadesk.setup.steps.try_it import TryItStep
from yogadesk.setup.steps.where import WhereStep

PLAN = Plan(
    (
        WhereStep(),
        SignInStep(),
        ProjectStep(),
        LocationStep(),
        ConnectionStep(),
        BucketStep(),
        PicturesStep(),
        ModelStep(),
        CapacityStep(),
        TryItStep(),
    )
)
"""The whole set-up of a site."""
