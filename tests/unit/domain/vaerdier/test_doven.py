"""A value that is found when it is asked for, and then is there."""

from dataclasses import dataclass

from webapp.domain.vaerdier.doven import doven


@dataclass(frozen=True)
class Ting:
    fundet: list[str]

    @doven
    def navn(self) -> str:
        """Its name."""
        self.fundet.append("navn")
        return "en ting"


def test_it_is_found_once_and_only_when_it_is_asked_for():
    ting = Ting([])
    assert ting.fundet == []
    assert [ting.navn, ting.navn] == ["en ting"] * 2
    assert ting.fundet == ["navn"]


def test_each_object_finds_its_own():
    ene, anden = Ting([]), Ting([])
    assert ene.navn == anden.navn
    assert (ene.fundet, anden.fundet) == (["navn"], ["navn"])


def test_the_class_tells_of_it():
    assert Ting.navn.__doc__ == "Its name."
