"""Every error Liên tỉnh raises on purpose.

    KgError                 the root: catch this to catch all of them
    ├── SourceError         an article could not be read (path, line, what would have been right)
    ├── FetchError          pages cannot be fetched: the feed or sitemap, or the ledger of what was fetched
    ├── RecordError         a record does not follow the record format
    ├── ReferenceDataError the project's own reference data contradict themselves or an id is unknown
    ├── GraphError          a table breaks the declared schema, or an id is not in the graph
    ├── UnknownFormatError  no exporter, view or source of that name; the message lists the known ones
    ├── SettingsError       `kg.toml` says something that cannot be meant
    ├── JudgementError      a judgement cannot be meant, or contradicts others (file and line of each)
    ├── MeasureError        a measure is not told what it needs, or something it does not know
    ├── ViewError           a view is not told what it needs, or something it does not know
    ├── QueryError          a question cannot be answered: not understood, refused, out of time
    ├── RdfError            a file is no RDF of this vocabulary
    ├── BuildError          an output folder is in use, on a full disk, or holds files of different builds
    ├── StoreError          the embedded store cannot be written or read
    ├── ClusterError        the cluster does not answer, is lost, or loses its workers over one batch
    ├── MissingLibraryError an optional library is not installed; the message says what to install
    ├── PrintError          a document could not be printed to PDF; the message says by what, and what it said
    └── PublishError        a triple store does not answer, does not accept a graph or does not keep it
        └── StoreLostError  it cannot be reached or refuses whoever asks: the rest would fail too

Messages have one form: what, where, and what would have been right.
"""

from __future__ import annotations

__all__ = [
    "BuildError",
    "ClusterError",
    "FetchError",
    "GraphError",
    "JudgementError",
    "KgError",
    "MeasureError",
    "MissingLibraryError",
    "PrintError",
    "PublishError",
    "QueryError",
    "RdfError",
    "RecordError",
    "ReferenceDataError",
    "SettingsError",
    "SourceError",
    "StoreError",
    "StoreLostError",
    "UnknownFormatError",
    "ViewError",
]


class KgError(Exception):
    """The root of all errors raised on purpose."""


class SourceError(KgError):
    """An article could not be read; the message names path, line and what would have been right."""


class FetchError(KgError):
    """Pages cannot be fetched; the message names the address, or the line of the ledger."""


class RecordError(KgError):
    """A record does not follow the record format."""


class ReferenceDataError(KgError):
    """The reference data contradict themselves, or an id is not among them."""


class GraphError(KgError):
    """A table breaks the declared schema, or an id is not in the graph."""


class UnknownFormatError(KgError):
    """No exporter, view or source has that name; the message lists the known ones."""


class SettingsError(KgError):
    """The settings file says something that cannot be meant."""


class MeasureError(KgError):
    """A measure is not told what it needs, or something it does not know; the message lists what it takes."""


class ViewError(KgError):
    """A view is not told what it needs, or something it does not know; the message lists what it takes."""


class QueryError(KgError):
    """A question cannot be answered: not understood, refused or out of time; the message says which and why."""


class BuildError(KgError):
    """An output folder is used by another build, on a full disk, or holds files of different builds."""


class StoreError(KgError):
    """The embedded store cannot be written or read; the message names its folder."""


class JudgementError(KgError):
    """A judgement cannot be meant, or contradicts others; the message names file and line of each."""


class RdfError(KgError):
    """A file is no RDF, or none of this vocabulary under the base that was given."""


class ClusterError(KgError):
    """A cluster does not answer, is lost, or loses worker after worker; the message names its scheduler."""


class MissingLibraryError(KgError):
    """An optional library is not installed; the message says what to install."""


class PrintError(KgError):
    """A document could not be printed; the message says by which program, and what it said."""


class PublishError(KgError):
    """A triple store does not answer, does not accept a graph or does not keep it."""


class StoreLostError(PublishError):
    """A triple store cannot be reached or refuses whoever asks; whatever else is sent would fail too."""
