"""Connected components by repeated shuffle."""

from pyspark.sql import functions as F

# Each round at least halves the depth of what is not flat yet: a path of a billion nodes takes some thirty.
MOST_ROUNDS = 100


def components(work, name, of, edges):
    """
    The components of a graph: large star and small star in turn (Kiveris and others, Connected Components in MapReduce and Beyond, 2014).

    Every round is kept, so that no lost machine sends the job back to the first one.

    edges:   columns a and b, numbers
    returns  columns node and root, the smallest node of its component; nodes without an edge to another are in none
    """
    start = edges.where("a <> b").selectExpr("greatest(a, b) AS u", "least(a, b) AS v").distinct()
    now = work.table(f"{name}-0", of, lambda: start)
    size = measure(now)
    for number in range(1, MOST_ROUNDS):
        before = now
        now = work.table(f"{name}-{number}", [f"{name}-{number - 1}"], lambda: round_of(before))
        grown = measure(now)
        if grown == size:
            return now.selectExpr("u AS node", "v AS root")
        size = grown
    raise RuntimeError(f"components of {name}: not flat after {MOST_ROUNDS} rounds")


def measure(edges):
    """Tells two sets of edges apart."""
    return edges.agg(F.count("*"), F.expr("bit_xor(xxhash64(u, v))")).first()


def round_of(edges):
    """Edges from each node (u) to a smaller one (v) of its component; the same again when each tree is a star."""
    return small_star(large_star(edges))


def large_star(edges):
    both = edges.union(edges.selectExpr("v AS u", "u AS v"))
    least = both.groupBy("u").agg(F.expr("least(min(v), first(u)) AS m"))
    return both.join(least, "u").where("v > u").selectExpr("v AS u", "m AS v").distinct()


def small_star(edges):
    least = edges.groupBy("u").agg(F.min("v").alias("m"))
    others = edges.join(least, "u").where("v <> m").selectExpr("v AS u", "m AS v")
    return least.selectExpr("u", "m AS v").union(others).distinct()
