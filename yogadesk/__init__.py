"""yogadesk: which yoga pose a photograph shows, how sure that is, and what it is good for."""

__version__ = "0.1.0"
