"""yogadesk: which yoga pose does a photograph show, how sure is that, and what is the pose good for?"""

__version__ = "0.1.0"
