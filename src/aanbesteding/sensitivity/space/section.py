"""Section space: in which part of all weightings there could have been each bid is first.

Five ways to look: all weightings; the same place by place in the tree; within ± so many points of
the announced one; with the same order of importance; and around the announced one. Shares are
exact where that is not too much work (`exact.GATE`), else drawn until their standard error is small
enough.

Example: quality weighs 60 and price 40; A has shares of 1/2 and 1, B of 4/5 and 1/2. A has more
points as long as quality weighs less than 62.5: in 62.5 % of all weightings. Within ± 10 points
quality weighs 50 to 70, so in 12.5 of 20: again 62.5 %. With quality at least as heavy as price it
is 12.5 of 50: 25 %.
"""

from __future__ import annotations

from aanbesteding.sensitivity.answer import Answer, Options, Section
from aanbesteding.sensitivity.case import Case
from aanbesteding.sensitivity.space import tables, words
from aanbesteding.sensitivity.space.finding import find, find_all, of_ranks
from aanbesteding.sensitivity.space.situations import situations
from aanbesteding.sensitivity.space.table import left_out, no_table, table_of
from aanbesteding.sensitivity.weighing.reasons import NoAnswer
from aanbesteding.texts import Text


def run(case: Case, options: Options) -> Answer:
    """Answer the section for one lot."""
    table = table_of(case)
    if isinstance(table, NoAnswer):
        return Answer((no_table(case, table),))
    if len(table.leaves) == 1:
        return Answer((words.one_criterion(case, table),))
    if len(table.rows) == 1:
        return Answer((words.all_equal(), *left_out(case, table)))
    contracts, holders, within = case.base.contracts, case.holders, options.within
    ways = list(situations(table, within))
    full = find_all(table, ways[0], options)
    first = of_ranks(ways[0], contracts, full) or find(table, ways[0], contracts, options)
    found = [first, *(find(table, way, contracts, options) for way in ways[1:])]
    sentences = [
        *words.shares(case, table, found),
        *words.never(case, table, found[0]),
        *words.nearby(case, table, within),
        *words.how_drawn(found, full.drawn, options),
        *left_out(case, table),
    ]
    grids = [tables.firsts(table, found, holders)]
    if contracts > 1:
        grids.append(tables.contracts(table, found, holders))
    grids.append(tables.ranks(table, full, holders))
    grids.append(tables.duels(table, found, holders, within))
    grids += tables.central(case, table, full)
    return Answer(tuple(sentences), tuple(grids), tuple(words.weak(case, table, found, within)))


SECTION = Section(
    "space",
    Text("Alle wegingen", "All weightings"),
    Text(
        "In welk deel van alle wegingen die er hadden kunnen zijn, wint elk?",
        "In which part of all weightings there could have been does each bid win?",
    ),
    run,
)
