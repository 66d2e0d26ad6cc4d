"""What the commands do, importable: each function opens a store, does one thing and gives back records."""

from claimtrack.tasks.find import Query, claims, disputes, figures, links, places, rejected_links, speakers
from claimtrack.tasks.ingest import OUTCOMES, Inputs, Report, dry_run, extract, ingest, name_of
from claimtrack.tasks.look import ArticleSeen, AttributionSeen, ClaimSeen, LinkSeen, Seen, show, text
from claimtrack.tasks.renaming import merge, renamings, split, take_back_renaming
from claimtrack.tasks.review import Asked, Review, add_link, take_back, unplaced, verdicts
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
from claimtrack.tasks.where import Where

__all__ = [
    "OUTCOMES",
    "ArticleSeen",
    "Asked",
    "AttributionSeen",
    "ClaimSeen",
    "Inputs",
    "LinkSeen",
    "Query",
    "Report",
    "Review",
    "Seen",
    "Where",
    "add_link",
    "claims",
    "delete",
    "disputes",
    "dry_run",
    "export",
    "extract",
    "figures",
    "import_file",
    "ingest",
    "links",
    "merge",
    "name_of",
    "outlets",
    "places",
    "reextract",
    "rejected_links",
    "relink",
    "renamings",
    "search",
    "show",
    "speakers",
    "split",
    "stats",
    "take_back",
    "take_back_renaming",
    "text",
    "unplaced",
    "verdicts",
    "verify",
]
