"""Click in Danish: its own words in help texts and in the sentences about a mistyped command."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, NoReturn

import click

from webapp.kommandoer.clickord import TYPER, tal_dansk

FORKERT_KALD = 2


class DanskFejl(click.UsageError):
    """A mistyped command whose message is Danish already."""


class DanskKommando(click.Command):
    """A command with Danish help."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[VALG]"} | kwargs)
        _giv_danske_typer(self.params)


class DanskGruppe(click.Group):
    """A group whose help and usage errors are Danish."""

    command_class = DanskKommando

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        danske = {"options_metavar": "[VALG]", "subcommand_metavar": "KOMMANDO [VALG]..."}
        super().__init__(*args, **danske | kwargs)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; DanskFejl where there is none."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise DanskFejl(f"Der er ingen kommando, der hedder »{args[0]}«.", ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and exit; a mistyped command is told in one Danish sentence, exit status 2."""
        tal_dansk()
        kwargs["standalone_mode"] = False
        kwargs.setdefault("prog_name", self.name)
        try:
            resultat = super().main(*args, **kwargs)
        except click.exceptions.NoArgsIsHelpError as fejl:
            click.echo(fejl.format_message(), err=True)
            sys.exit(FORKERT_KALD)
        except click.UsageError as fejl:
            se = f" Se {fejl.ctx.command_path} --help." if fejl.ctx else ""
            click.echo(f"{_saetning(fejl)}{se}", err=True)
            sys.exit(FORKERT_KALD)
        except click.Abort:
            click.echo("Afbrudt.", err=True)
            sys.exit(FORKERT_KALD)
        sys.exit(resultat if isinstance(resultat, int) else 0)


def _giv_danske_typer(felter: Iterable[click.Parameter]) -> None:
    for felt in felter:
        if isinstance(felt, click.Option) and felt.metavar is None:
            felt.metavar = TYPER.get(felt.type.name)


def _saetning(fejl: click.UsageError) -> str:
    """What is wrong with the call."""
    match fejl:
        case DanskFejl():
            return fejl.message
        case click.NoSuchOption():
            return f"Der er intet valg, der hedder »{fejl.option_name}«."
        case click.BadOptionUsage():
            return (
                f"Ret det, der står efter {fejl.option_name}: en værdi mangler eller er for meget."
            )
        case click.MissingParameter():
            return f"{_navn(fejl.param)} mangler."
        case click.BadParameter():
            return f"Værdien af {_navn(fejl.param)} kan ikke bruges."
    return "Kommandoen er skrevet forkert."


def _navn(felt: click.Parameter | None) -> str:
    """`--kommune` for an option, `KOMMUNE` for an argument."""
    if isinstance(felt, click.Option):
        return max(felt.opts, key=len)
    return (felt.metavar or (felt.name or "").upper()) if felt else "Et argument"
