"""*Link til sag*: Cura by trin B's choice, others by their own row."""

from __future__ import annotations

import pytest

from webapp.domain.fagsystem import Fagsystem
from webapp.domain.variant.variant import Antagelser
from webapp.domain.visning.dialogintegration import har_link_til_sag


@pytest.mark.parametrize(
    "via_eksport, egen, variantens, link",
    [
        (True, False, True, True),
        (True, False, False, False),
        (True, True, False, False),
        (False, True, False, True),
        (False, False, True, False),
    ],
)
def test_the_link_is_there_where_the_fagsystem_can_be_opened(
    via_eksport: bool,  # noqa: FBT001 - a cell of the table
    egen: bool,  # noqa: FBT001
    variantens: bool,  # noqa: FBT001
    link: bool,  # noqa: FBT001
):
    system = Fagsystem("S", via_eksport=via_eksport, dialogintegration=egen)
    assert har_link_til_sag(system, Antagelser(dialogintegration=variantens)) == link
