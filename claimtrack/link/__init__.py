"""The linking stage: which claim is answered by what."""

from claimtrack.link.linker import Linking, link_article
from claimtrack.link.status import SHOWN, status_of
from claimtrack.link.tolls import Told, Toll, tolls

__all__ = ["SHOWN", "Linking", "Told", "Toll", "link_article", "status_of", "tolls"]
