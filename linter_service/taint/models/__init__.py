"""What is known of libraries and frameworks, one file each, all in one table."""

from collections.abc import Iterable
from dataclasses import dataclass

from linter_service.taint.model import Cleaner, Ender, Handler, Model, Passes, Route, Sink, Source, Table
from linter_service.taint.models import (
    asgi,
    browser,
    django,
    flask,
    javascript_data,
    javascript_node,
    javascript_web,
    objects,
    python_data,
    python_library,
    python_xml,
)

PYTHON: tuple[Model, ...] = (
    python_library.MODEL,
    python_data.MODEL,
    python_xml.MODEL,
    flask.MODEL,
    django.MODEL,
    asgi.MODEL,
)

JAVASCRIPT: tuple[Model, ...] = (
    javascript_node.MODEL,
    objects.MODEL,
    browser.MODEL,
    javascript_data.MODEL,
    javascript_web.MODEL,
)


@dataclass(frozen=True, slots=True)
class Models:
    """Those of one language, ready to be asked."""

    sources: Table[Source]
    sinks: Table[Sink]
    assigned: Table[Sink]
    answered: Table[Sink]
    cleaners: Table[Cleaner]
    passes: Table[Passes]
    enders: Table[Ender]
    routes: Table[Route]
    handlers: tuple[Handler, ...]

    @classmethod
    def of(cls, models: Iterable[Model]) -> "Models":
        """All that they know."""
        known = list(models)
        return cls(
            Table(entry for model in known for entry in model.sources),
            Table(entry for model in known for entry in model.sinks),
            Table(entry for model in known for entry in model.assigned),
            Table(entry for model in known for entry in model.answered),
            Table(entry for model in known for entry in model.cleaners),
            Table(entry for model in known for entry in model.passes),
            Table(entry for model in known for entry in model.enders),
            Table(entry for model in known for entry in model.routes),
            tuple(entry for model in known for entry in model.handlers),
        )


PYTHON_MODELS, JAVASCRIPT_MODELS = Models.of(PYTHON), Models.of(JAVASCRIPT)
