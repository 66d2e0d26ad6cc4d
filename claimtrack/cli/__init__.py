"""The commands: one thin file each, over a function of `claimtrack.tasks` that can be imported."""
