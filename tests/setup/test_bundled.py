"""The bundled model and what the program takes from its facts."""

from yogadesk.settings import Settings
from yogadesk.setup import bundled


def test_the_threshold_in_force_is_the_one_the_models_card_advises() -> None:
    assert Settings().threshold == bundled.recommended_threshold()


def test_its_name_in_bigquery_changes_with_its_file() -> None:
    model = bundled.model()
    assert model.table.endswith(model.sha256[:8])
    assert len(model.labels) == 5
