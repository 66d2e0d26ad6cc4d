"""What the commands do, importable: each function opens a store, does one thing and gives back records."""

from claimtrack.tasks.find import Query, claims, disputes, links
from claimtrack.tasks.ingest import OUTCOMES, Inputs, Report, dry_run, extract, ingest, name_of
from claimtrack.tasks.look import ArticleSeen, AttributionSeen, ClaimSeen, LinkSeen, Seen, show, text
from claimtrack.tasks.upkeep import (
    delete,
    export,
    import_file,
    outlets,
    reextract,
    relink,
    search,
    stats,
    verify,
)

__all__ = [
    "OUTCOMES",
    "ArticleSeen",
    "AttributionSeen",
    "ClaimSeen",
    "Inputs",
    "LinkSeen",
    "Query",
    "Report",
    "Seen",
    "claims",
    "delete",
    "disputes",
    "dry_run",
    "export",
    "extract",
    "import_file",
    "ingest",
    "links",
    "name_of",
    "outlets",
    "reextract",
    "relink",
    "search",
    "show",
    "stats",
    "text",
    "verify",
]
