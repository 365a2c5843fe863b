"""The report as its editor knows it: parts with slots, a writer's draft, and the shorter form of it."""
