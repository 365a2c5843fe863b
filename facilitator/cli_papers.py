"""The commands for papers beside the report: names and options. What they do is in `commands/`."""

from pathlib import Path

import click

FILE = click.Path(dir_okay=False, path_type=Path)


def _ends_in(ending: str, path: Path) -> None:
    """A click.UsageError for a file that would be opened as something else than it is."""
    if path.suffix.lower() != ending:
        raise click.UsageError(f"--to is {path.name}, but what is written is {ending}: name it so.")


@click.command()
@click.argument("workshop", metavar="ID")
@click.option("--to", "path", required=True, type=FILE, help="The file, such as heard.html.")
def heard(workshop: str, path: Path) -> None:
    """Write “What we heard today”: one side of paper to print before people leave.

    ID is what `moothall list` prints first. It holds what is over or was shown in the room; prints its path.
    """
    from facilitator.commands.report import write_paper

    _ends_in(".html", path)
    click.echo(str(write_paper("heard", workshop, path)))


@click.command("results-page")
@click.argument("workshop", metavar="ID")
@click.option("--to", "path", required=True, type=FILE, help="The file, such as results.zip.")
def results_page(workshop: str, path: Path) -> None:
    """Write the published results as static pages in a zip.

    ID is what `moothall list` prints first. Unpacked, index.html opens without a server; prints its path.
    """
    from facilitator.commands.report import write_paper

    _ends_in(".zip", path)
    click.echo(str(write_paper("results-page", workshop, path)))
