"""Simulated phones, over the same pages and sockets as real ones, for rehearsal copies only.

It knows no exercise kind: what people do comes from the kind itself, and the same seed gives the same day.
It never touches the record; all it has is what a phone and a facilitator have.
"""
