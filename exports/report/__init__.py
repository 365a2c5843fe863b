"""The parts of the local area report, each made from a reading of the record."""
