"""Libraries of the system that the engine needs, and how to get them."""

from printguide.faults import EnvironmentFault

PANGO = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What WeasyPrint needs of Debian and Ubuntu; its manual lists other systems."""


def pango_missing(error: OSError) -> EnvironmentFault:
    """Say which library could not be loaded, and the command that installs it."""
    reason = str(error).splitlines()[0] if str(error) else "Pango cannot be loaded"
    return EnvironmentFault(f"{reason}; run `{PANGO}` as root (Debian, Ubuntu), then try again")
