"""The facilitators' pages, one module a journey; each offers `blueprint(house)`."""

from typing import TYPE_CHECKING

from flask import Blueprint

from facilitator.views import (
    bundles,
    console,
    design,
    design_exercise,
    design_files,
    design_preview,
    design_tables,
    downloads,
    entered,
    keeping,
    laptop,
    late,
    leaving_role,
    log_pages,
    logo,
    looking_on,
    material_files,
    material_texts,
    materials,
    names,
    paper,
    paper_typing,
    papers,
    people,
    print_pack,
    projector,
    reports,
    role_links,
    roles,
    rows,
    seating,
    signing_in,
    signs,
    table_page,
    terminal,
    withdrawing,
    workshops,
    workspace,
)

if TYPE_CHECKING:
    from facilitator.house import House


def blueprints(house: "House") -> list[Blueprint]:
    """All pages of the facilitators' side and the projector."""
    modules = (
        signing_in,
        workshops,
        laptop,
        console,
        late,
        leaving_role,
        people,
        papers,
        paper,
        paper_typing,
        log_pages,
        rows,
        downloads,
        bundles,
        entered,
        withdrawing,
        names,
        keeping,
        seating,
        roles,
        materials,
        material_texts,
        material_files,
        design,
        design_exercise,
        design_files,
        design_preview,
        design_tables,
        logo,
        role_links,
        looking_on,
        table_page,
        projector,
        print_pack,
        signs,
        reports,
        workspace,
        terminal,
    )
    return [module.blueprint(house) for module in modules]
