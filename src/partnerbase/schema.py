"""JSON Schemas (https://json-schema.org/) of the records, for completion and help in editors."""

from typing import Any

from partnerbase.records import COLLECTIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(collection: str) -> dict[str, Any]:
    """Give the JSON Schema of a collection's records; descriptions are the help that editors show."""
    return {"$schema": DIALECT, **COLLECTIONS[collection].model_json_schema()}
