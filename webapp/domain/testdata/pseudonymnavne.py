"""The words that invented persons are named with: first names of both sexes, made-up surnames."""

from __future__ import annotations

# First names that both women and men bear, so that a name never contradicts the CPR number.
FORNAVNE = tuple(
    """Addis Aki Alex Alexis Ali Ami Angel Anh Ariel Asa Bao Billie Bobbie Cameron Charlie Chris
    Connie Dani Danny Eike Eli Elia Elis Finley Frances Gabi Harper Hiro Indigo Isa Jaime Jamie
    Janni Jess Jessie Jona Joss Jules Kai Karol Kaya Kelly Kit Kris Lee Leslie Lois Loui Luca Lykke
    Lyn Madison Maj Manu Marion Maxi Mika Mikka Misha Morgan Nanoq Nicky Niki Nima Noa Noor Nour
    Pax Pil Quinn Riley Robin Romy Sam Sami Sascha Shannon Sidney Sky Sol Storm Taylor Terry Thanh
    Tiam Toni Tonny Uma Valentine Vanja Vinnie Winnie Yael Yannick Yuri Zion""".split()  # noqa: SIM905 - a list of names
)
_FOERSTE = """Ager Alme Bakke Birke Bjerg Blom Brem Dal Eng Ege Elle Fager Fjeld Flint Fugle Glim
    Gran Grøn Hassel Hede Hegn Hjorte Humle Kilde Klint Klit Kløver Krone Lille Linde Løv Mark
    Mose Myr Nord Pile Ravn Rosen Rude Sejr Siv Skov Sol Sten Strand Syren Sø Tind Vang
    Vester""".split()  # noqa: SIM905 - the same
_ANDEN = """berg bo brink by dahl drup feldt gren have holt kvist land lund mark skjold
    stad sted strøm svend toft vad vang ved vig""".split()  # noqa: SIM905 - the same
EFTERNAVNE = tuple(f"{a}{b}" for a in _FOERSTE for b in _ANDEN if a.casefold() != b)
VEJE = tuple(
    f"{a}{b}"
    for a in ("Prøve", "Øve", "Eksempel", "Modul", "Skitse", "Udkast", "Kulisse")
    for b in ("vej", "allé", "stræde", "toften", "parken", "engen")
)
