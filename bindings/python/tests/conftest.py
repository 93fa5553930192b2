"""What the tests share."""

from pathlib import Path

import pytest

from riktlinje import Guideline

ROOT = Path(__file__).resolve().parents[3]
GUIDELINE = ROOT / "rules" / "gotland-social-services"


@pytest.fixture(scope="session")
def gotland() -> Guideline:
    """The largest composed guideline."""
    return Guideline.load(GUIDELINE)
