"""Kakehashi (架け橋, "bridge"): runs a labour-cooperation programme between Indonesia and a Japanese prefecture.

Start at README.md.  Kernels (`law`, `matching`, `fair`, ...) know no framework; `portal` is the web application
around them; `cli` is the command line beside it.  `kakehashi where THING` finds a rule, a page or a test.
"""

__version__ = "0.1.0"
