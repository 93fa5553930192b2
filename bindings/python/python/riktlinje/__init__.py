"""Riktlinje: does a proposed AI deployment follow the organization's guideline and the law behind it?

>>> from riktlinje import Guideline
>>> guideline = Guideline.load("rules/gotland-social-services")
>>> assessment = guideline.assess({"lifecycle_stage": "pilot"}, as_of="2026-12-01", lang="en")
>>> assessment["verdict"]["status"]
'incomplete'
"""

from riktlinje._errors import InputError, Problem
from riktlinje._guideline import Guideline

__all__ = ["Guideline", "InputError", "Problem"]
