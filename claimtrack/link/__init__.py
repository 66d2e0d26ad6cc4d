"""The linking stage: which claim is answered by what."""

from claimtrack.link.status import SHOWN, status_of
from claimtrack.link.tolls import Told, Toll, tolls

__all__ = ["SHOWN", "Told", "Toll", "status_of", "tolls"]
