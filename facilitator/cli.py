"""The command line: names, options, and how errors are told. What a command does is in `commands/`.

Each command imports what it needs when it is called: serving has to patch sockets before anything opens
one, and the others start sooner.
"""

import json
import sys
from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Run a deliberative workshop in a room, and leave with evidence that anyone can check."""


@cli.command()
def serve() -> None:
    """Start the server, and say where it is."""
    import facilitator.server  # noqa: F401 - patches sockets, so it comes before all else
    from facilitator.commands.serve import serve_room

    serve_room()


@cli.command()
def link() -> None:
    """Ask the running server for a fresh sign-in link."""
    from facilitator.commands.link import fresh_links

    click.echo("\n".join(fresh_links()))


@cli.command("list")
def list_workshops() -> None:
    """List the workshops: id, code, day, title and area, the newest first."""
    from facilitator.commands.listing import workshop_lines

    click.echo("\n".join(workshop_lines()) or "No workshop yet. Make one with: moothall new TEMPLATE")


@cli.command()
@click.argument("template")
@click.option("--title", required=True, help="What the day is called.")
@click.option("--area", required=True, help="Where it takes place, such as a town.")
def new(template: str, title: str, area: str) -> None:
    """Make a workshop from TEMPLATE and print its id, code and links as JSON."""
    from facilitator.commands.asking import run_errand

    click.echo(json.dumps(run_errand("new", template=template, title=title, area=area)))


@cli.command()
@click.argument("workshop", metavar="ID")
@click.option("--phones", type=click.IntRange(1, 1000), default=30, show_default=True)
@click.option("--seed", type=int, default=7, show_default=True, help="The same seed gives the same answers.")
@click.option("--lead", is_flag=True, help="Play the facilitator too, through the whole agenda.")
@click.option(
    "--log", type=click.Path(dir_okay=False, path_type=Path), help="Write what was acknowledged here."
)
def rehearse(workshop: str, phones: int, seed: int, lead: bool, log: Path | None) -> None:
    """Rehearse a copy of workshop ID with simulated phones; prints the copy's id and links as JSON."""
    from facilitator.commands.rehearse import rehearse_copy
    from facilitator.rehearsal.drive import Cast

    click.echo(json.dumps(rehearse_copy(workshop, Cast(phones, seed, lead), log)))


@cli.command()
@click.argument("workshop", metavar="ID")
@click.option("--to", "folder", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--formats", default="html", show_default=True, help="Formats, with commas between them.")
def report(workshop: str, folder: Path, formats: str) -> None:
    """Write the local area report of workshop ID into a folder."""
    from facilitator.commands.report import write_report

    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    click.echo("\n".join(str(path) for path in write_report(workshop, folder, wanted)))


def main(arguments: list[str] | None = None) -> None:
    """Run a command; what goes wrong is told in one sentence."""
    try:
        cli.main(arguments, prog_name="moothall", standalone_mode=False)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(1)


if __name__ == "__main__":
    main()
