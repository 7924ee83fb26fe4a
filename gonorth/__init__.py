"""GoNorth: is the tech scene back home happening, and is there a right opportunity for me?"""

__version__ = "0.1.0"
