"""Whether what pictures need is installed, before a run has spent minutes on them."""

from __future__ import annotations

from importlib.util import find_spec

from webapp.billeder.basis import BasisError

# Module, and the package that it comes with.
MODULER = {"PIL": "pillow", "numpy": "numpy", "playwright": "playwright"}


def tjek_tilvalg() -> None:
    """Raises BasisError, which says what to install, where something is missing."""
    mangler = [pakke for modul, pakke in MODULER.items() if find_spec(modul) is None]
    if mangler:
        raise BasisError(installer(", ".join(mangler)))


def installer(mangler: str) -> str:
    """What is missing, and the command that installs it from the file that the guide uses."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - takes 40 ms

    try:
        udgave = version("forhaandsblik")
    except PackageNotFoundError:  # run from its folder
        return f"Billederne kræver {mangler}: pip install '.[billeder]'"
    return (
        f"Billederne kræver tilvalget »billeder« ({mangler} mangler). Installér det med filen, som "
        f"I har fået: pip install './forhaandsblik-{udgave}-py3-none-any.whl[billeder]'. "
        "Uden billeder sammenlignes felter og tekst med --uden-billeder."
    )
