"""Click in Danish: its own words in help texts and in the sentences about a mistyped command."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, NoReturn

import click

FORKERT_KALD = 2
OVERSKRIFTER = {"Options": "Valg", "Commands": "Kommandoer"}
# Click's own words in a list of options.
ORD = {
    "TEXT": "TEKST",
    "INTEGER": "TAL",
    "DIRECTORY": "MAPPE",
    "[%Y-%m-%d]": "ÅÅÅÅ-MM-DD",
    "[required]": "[skal angives]",
    "[default: ": "[ellers ",
}


class DanskFejl(click.UsageError):
    """A mistyped command whose message is Danish already."""


class DanskFormatter(click.HelpFormatter):
    """Help with Danish headings and words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """`Brug: forhaandsblik …`."""
        dansk = args.replace("[OPTIONS]", "[VALG]").replace("COMMAND [ARGS]", "KOMMANDO [VALG]")
        super().write_usage(prog, dansk, prefix or "Brug: ")

    def write_heading(self, heading: str) -> None:
        """`Valg:` and `Kommandoer:`."""
        super().write_heading(OVERSKRIFTER.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """The options or commands with what they do."""
        danske = [(_paa_dansk(navn), _paa_dansk(hjaelp)) for navn, hjaelp in rows]
        super().write_dl(danske, col_max, col_spacing)


class DanskKontekst(click.Context):
    """A context whose help is written by DanskFormatter."""

    formatter_class = DanskFormatter


class DanskKommando(click.Command):
    """A command with Danish help."""

    context_class = DanskKontekst

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, told in Danish."""
        return _dansk_hjaelp(super().get_help_option(ctx))


class DanskGruppe(click.Group):
    """A group whose help and usage errors are Danish."""

    context_class = DanskKontekst
    command_class = DanskKommando

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, told in Danish."""
        return _dansk_hjaelp(super().get_help_option(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; DanskFejl where there is none."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise DanskFejl(f"Der er ingen kommando, der hedder »{args[0]}«.", ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and exit; a mistyped command is told in one Danish sentence, exit status 2."""
        kwargs["standalone_mode"] = False
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


def _paa_dansk(tekst: str) -> str:
    for engelsk, dansk in ORD.items():
        tekst = tekst.replace(engelsk, dansk)
    return tekst


def _dansk_hjaelp(valg: click.Option | None) -> click.Option | None:
    if valg is not None:
        valg.help = "Vis denne hjælp."
    return valg


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
