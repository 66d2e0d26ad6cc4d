"""The linking stage: which claim is answered by what."""

from claimtrack.link.linker import Linking, link_article
from claimtrack.link.status import SHOWN, status_of

__all__ = ["SHOWN", "Linking", "link_article", "status_of"]
