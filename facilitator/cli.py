"""The command line: names, options, and how errors are told. What a command does is in `commands/`.

Each command imports what it needs when it is called: serving has to patch sockets before anything opens
one, and the others start sooner.
"""

import json
import sys
from pathlib import Path

import click

from facilitator.cli_papers import heard, results_page


class InOrderOfUse(click.Group):
    """Lists its commands in the order in which people need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, as the commands stand in this module."""
        return list(self.commands)


@click.group(
    cls=InOrderOfUse,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Commands find the record, and a server that runs on it, by the folder in MOOTHALL_DATA. "
    "README.md lists this and the other settings.",
)
def cli() -> None:
    """Run a deliberative workshop in a room, and leave with evidence that anyone can check."""


@cli.command()
def serve() -> None:
    """Start the server, and print where it is.

    It prints a link that signs you in once, and runs until you press Ctrl+C. MOOTHALL_PORT is the port,
    8000 without it.
    """
    import facilitator.server  # noqa: F401 - patches sockets, so it comes before all else
    from facilitator.commands.serve import serve_room

    serve_room()


@cli.command()
def link() -> None:
    """Print a fresh sign-in link to the server that runs.

    It works once, and also lets you choose another password.
    """
    from facilitator.commands.link import fresh_links

    click.echo("\n".join(fresh_links()))


@cli.command("list")
def list_workshops() -> None:
    """List the workshops, the newest first.

    One a line: id, join code, day, title and area.
    """
    from facilitator.commands.listing import workshop_lines

    click.echo("\n".join(workshop_lines()) or "No workshop yet. Make one with: moothall new TEMPLATE")


@cli.command()
@click.argument("template")
@click.option("--title", required=True, help="What the day is called.")
@click.option("--area", required=True, help="Where it takes place, such as a town.")
def new(template: str, title: str, area: str) -> None:
    """Make a workshop from a template.

    TEMPLATE is its name, such as manchester. Prints the workshop's id, join code and links as JSON.
    """
    from facilitator.commands.asking import run_errand

    click.echo(json.dumps(run_errand("new", template=template, title=title, area=area)))


@cli.command()
@click.argument("workshop", metavar="ID")
@click.option(
    "--phones", type=click.IntRange(1, 1000), default=30, show_default=True, help="How many phones come."
)
@click.option("--seed", type=int, default=7, show_default=True, help="The same seed gives the same answers.")
@click.option("--lead", is_flag=True, help="Lead the day too, to its end, in minutes.")
@click.option(
    "--log",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write down here what the server acknowledged.",
)
@click.option("--join", is_flag=True, help="ID is a rehearsal already: join it, make no copy.")
def rehearse(workshop: str, phones: int, seed: int, lead: bool, log: Path | None, join: bool) -> None:
    """Rehearse a copy of a workshop with simulated phones.

    ID is what `moothall list` prints first. The workshop itself stays untouched; the copy is marked as a
    rehearsal. Without --lead the phones follow you until you close the copy or press Ctrl+C. Prints the
    copy's id and links, and what was counted, as JSON.
    """
    from facilitator.commands.rehearse import join_rehearsal, rehearse_copy
    from facilitator.rehearsal.drive import Cast

    if join:
        if lead or log:
            raise click.UsageError("--join can't be used with --lead or --log.")
        join_rehearsal(workshop, Cast(phones, seed, is_led=False))
        return
    click.echo(json.dumps(rehearse_copy(workshop, Cast(phones, seed, lead), log)))


@cli.command()
@click.argument("workshop", metavar="ID")
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder; it is made if need be.",
)
@click.option(
    "--formats", default="html", show_default=True, help="One or more of html,pdf,docx, with commas between."
)
def report(workshop: str, folder: Path, formats: str) -> None:
    """Write the local area report of a workshop.

    ID is what `moothall list` prints first. html is one page that needs no network; pdf is that page, printed
    by the Chrome, Chromium or Edge on this computer; docx is for Word and other programs. Prints their paths.
    The exit status is 1 if one could not be made; the others are written.
    """
    from facilitator.commands.report import formats_typed, write_report

    written, trouble = write_report(workshop, folder, formats_typed(formats))
    click.echo("\n".join(str(path) for path in written))
    if trouble:
        click.echo(trouble, err=True)
        sys.exit(1)


cli.add_command(heard)
cli.add_command(results_page)

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
in_format = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table to read, or JSON for other programs.",
)


@cli.command()
@click.argument("file", type=FILE)
@in_format
def rank(file: Path, form: str) -> None:
    """Work out what orders in a FILE come to.

    FILE is a CSV with the columns voter, item, place and perhaps group, from paper or another tool, or
    PrefLib's .soc, .soi, .toc or .toi. An item without a place was not placed, and is not last. Groups with
    different items are not pooled.
    """
    from facilitator.commands.brought import ranked

    click.echo(ranked(file, as_json=form == "json"))


@cli.command()
@click.argument("file", type=FILE)
@click.option("--scale", required=True, help='The answers from the lowest up: "Low,Middle,High".')
@click.option("--outside", default="", help='Answers outside the scale: "Can\'t say,Rather not".')
@in_format
def shift(file: Path, scale: str, outside: str, form: str) -> None:
    """Work out how people's answers changed between rounds in a FILE.

    FILE is a CSV with the columns person, round and answer. The last answer of a person in a round counts.
    """
    from facilitator.commands.brought import scale_typed, shifted

    click.echo(shifted(file, scale_typed(scale, outside), as_json=form == "json"))


@cli.command()
@click.argument("file", type=FILE)
@click.option("--weights", type=FILE, help="Who gave how many points to which feature, as a CSV.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same draws.")
@in_format
def assess(file: Path, weights: Path | None, seed: int, form: str) -> None:
    """Work out what a group's answers to the framework in a FILE come to.

    FILE is a CSV with the columns person, question, value, confidence and perhaps partner; value is from 0 to
    1, n/a where it does not apply, ? for can't say; confidence is low, middling or high. Weights have the
    columns person, feature, points and perhaps question; without them the five features weigh alike. It is
    this group's assessment and says nothing of anybody else.
    """
    from facilitator.commands.brought import assessed

    click.echo(assessed(file, weights, seed, as_json=form == "json"))


@cli.command()
@click.argument("workshop", metavar="ID")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--passphrase-file", type=FILE, help="Lock it with the passphrase in the first line.")
def bundle(workshop: str, file: Path, passphrase_file: Path | None) -> None:
    """Write a workshop into one FILE that anybody can check.

    ID is what `moothall list` prints first; the workshop has to be closed. FILE is a zip with the events, the
    tables made of them, the materials and the report with all its figures. Answers in it are de-personalised:
    keep it safe. It is entered in the log.
    """
    from facilitator.commands.bundling import write_bundle

    click.echo(str(write_bundle(workshop, file, passphrase_file)))


FOLDER = click.Path(file_okay=False, path_type=Path)
phrases = click.option(
    "--passphrase-file",
    type=FILE,
    help="The passphrase of a locked bundle, in the first line; of several, one a line in their order.",
)


@cli.command()
@click.argument("bundles", metavar="BUNDLE...", nargs=-1, required=True, type=FILE)
@click.option("--to", "folder", required=True, type=FOLDER, help="A new folder, or an empty one.")
@click.option("--formats", default="html", show_default=True, help="Any of html, pdf and docx, with commas.")
@phrases
def synthesis(bundles: tuple[Path, ...], folder: Path, formats: str, passphrase_file: Path | None) -> None:
    """Read several workshops side by side.

    Each BUNDLE is what `moothall bundle` wrote, of a workshop of its own; their agendas may differ. Each is
    checked whole first. Writes the synthesis as a page that needs no network, its figures and its tables into
    a folder, and prints their paths. No server is asked.
    """
    from facilitator.commands.synthesising import write_synthesis

    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    for path in write_synthesis(bundles, folder, wanted, passphrase_file):
        click.echo(str(path))


@cli.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--synthesis", "folder", type=FOLDER, help="Check this synthesis of several bundles instead.")
@phrases
def verify(files: tuple[Path, ...], folder: Path | None, passphrase_file: Path | None) -> None:
    """Work out every figure of a bundle's report anew, or every one of a synthesis.

    FILE is what `moothall bundle` wrote; nothing else is opened and no server is asked. With --synthesis the
    files are all the bundles that it was made of. Says line by line what agrees. The exit status is 0 if all
    does, 1 if anything does not, 2 if FILE can't be read.
    """
    from facilitator.commands.bundling import check_bundle
    from facilitator.commands.synthesising import check_synthesis

    if folder is None and len(files) > 1:
        raise click.UsageError("Name one bundle, or several with --synthesis.")
    is_well = True
    found = (
        check_synthesis(files, folder, passphrase_file) if folder else check_bundle(files[0], passphrase_file)
    )
    for line, holds in found:
        click.echo(line)
        is_well = is_well and holds
    if not is_well:
        sys.exit(1)


@cli.command()
@click.argument("workshop", metavar="ID")
@click.option("--check", is_flag=True, help="Check the seals instead of printing the entries.")
@click.option("--seal", default="", help="With --check: the seal on the closing sheet, in quotes.")
def log(workshop: str, check: bool, seal: str) -> None:
    """Print who did what in a workshop, or check that nothing of it was changed.

    ID is what `moothall list` prints first. One entry a line, the oldest first, then the last seal. With
    --check it names the first entry that does not hold, if there is one, and ends with an error.
    """
    from facilitator.commands.log import log_lines, seals_checked

    click.echo(seals_checked(workshop, seal) if check or seal else "\n".join(log_lines(workshop)))


@cli.command()
def doctor() -> None:
    """Check this laptop before the day.

    Address, port, disk, record, a browser for documents, clock: one line each, and what to do where it is
    not well. Nothing is changed. The exit status is 1 where something is to be looked at.
    """
    from facilitator.commands.doctor import check_laptop

    lines, is_well = check_laptop()
    click.echo("\n".join(lines))
    if not is_well:
        sys.exit(1)


@cli.command()
@click.argument("workshop", metavar="[ID]", required=False)
def purge(workshop: str | None) -> None:
    """Erase what people said, for good, and keep counts.

    ID is what `moothall list` prints first; the workshop has to be closed. Without it, every workshop is
    purged whose time is over, as the server does by itself each hour. Prints a certificate for each.
    """
    from facilitator.commands.purging import purge_lines

    click.echo("\n".join(purge_lines(workshop)) or "No workshop's time is over. Nothing was purged.")


@cli.command("import")
@click.argument("workshop", metavar="ID")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be counted, and count nothing.")
def import_paper(workshop: str, file: Path, dry_run: bool) -> None:
    """Count what stands on paper ballots.

    ID is what `moothall list` prints first; FILE is a CSV with the columns ballot, table, exercise, answer
    and words. Each ballot number is one person: a file that is brought twice is counted once. With a wrong
    line nothing is counted, and each is named.
    """
    from facilitator.commands.paper import import_file

    click.echo("\n".join(import_file(workshop, file, dry_run)))


def _in_one_sentence(error: click.ClickException) -> str:
    """What went wrong and, where the command was typed otherwise than it can be, where to look."""
    if not isinstance(error, click.UsageError):
        return error.format_message()
    words = error.format_message().removeprefix("Invalid value for ")
    return f"{words} See: {error.ctx.command_path if error.ctx else 'moothall'} --help"


def main(arguments: list[str] | None = None) -> None:
    """Run a command; what goes wrong is told in one sentence."""
    try:
        cli.main(arguments, prog_name="moothall", standalone_mode=False)
    except click.ClickException as error:
        click.echo(_in_one_sentence(error), err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(1)


if __name__ == "__main__":
    main()
