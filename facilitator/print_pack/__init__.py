"""The print pack: everything of a workshop that goes on paper, laid out page by page before it is drawn."""
