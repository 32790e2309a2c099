"""
Which documents share enough rare fingerprints to be set side by side: `src/core/3-links/pairs.ts` and `carriers.ts` in SQL.

A hash that many documents carry is cut as it is there: what an outlet repeats is left out, and the rest of a large group is paired with its
earliest carriers only. No more than one above that bound of a hash's carriers meet in one place, however many there are.
"""

from pyspark.sql import functions as F
from pyspark.sql.window import Window

# The carriers of one hash are spread over so many places when they meet those that all are paired with.
SALTS = 16


def pairs(work, documents):
    """
    Tables `groups`, `crowds`, `repeated` and `pairs`.

    returns  pairs: columns a, b (numbers of documents, a's key before b's) and time, a's;
             repeated: hash, outlet, copies, first, last: what outlets repeat
    """
    many, spark = work.about["rules"]["many"], work.spark
    documents.createOrReplaceTempView("documents")
    groups = work.table("groups", ["documents", "doubles"], lambda: groups_of(spark, many))
    groups.createOrReplaceTempView("groups")
    crowds = work.table("crowds", ["groups"], lambda: crowds_of(spark, many))
    crowds.createOrReplaceTempView("crowds")
    repeated = work.table("repeated", ["crowds"], lambda: repeated_in(spark, work.about["rules"]))
    repeated.createOrReplaceTempView("repeated")
    found = work.table("pairs", ["groups", "crowds", "repeated"], lambda: pairs_of(spark, work.about["rules"]))
    return found, repeated


def groups_of(spark, many):
    """Hashes that several documents carry, with at most `many` + 1 of them: the cut comes before the shuffle."""
    return spark.sql(f"""
        SELECT hash, collect_list(document) AS members FROM (
            SELECT hash, document, row_number() OVER (PARTITION BY hash ORDER BY document) AS place FROM (
                SELECT explode(hashes) AS hash, document FROM documents
            )
        ) WHERE place <= {many + 1} GROUP BY hash HAVING count(*) > 1""")


def crowds_of(spark, many):
    """All carriers of each hash that more than `many` carry."""
    return spark.sql(f"""
        SELECT hash, document, outlet, day, coalesce(time, double('infinity')) AS time, lot, key FROM (
            SELECT explode(hashes) AS hash, document, outlet, day, time, lot, key FROM documents
        ) JOIN (SELECT hash FROM groups WHERE size(members) > {many}) USING (hash)""")


def repeated_in(spark, rules):
    """What outlets repeat. Without dates, copies alone must tell."""
    return spark.sql(f"""
        SELECT hash, outlet, count(*) AS copies, min(day) AS first, max(day) AS last FROM crowds
        WHERE outlet IS NOT NULL GROUP BY hash, outlet
        HAVING count(*) > {rules["boilerplateCopies"]} AND
            CASE WHEN max(day) IS NULL THEN count(*) > {rules["many"]}
            ELSE max(day) - min(day) + 1 >= {rules["boilerplateDays"]} END""")


def pairs_of(spark, rules):
    weight = f"IF(hash & 1 = 0, {rules['runWeight']}, {rules['stemsWeight']})"
    kept_crowds(spark, rules["many"])
    hubs_of(spark, rules["hubs"])
    parts = (
        few(spark, weight, f"SELECT hash, members FROM groups WHERE size(members) <= {rules['many']}")
        .union(few(spark, weight, "SELECT hash, collect_list(document) AS members FROM kept WHERE few GROUP BY hash"))
        .union(common(spark, weight))
    )
    parts.groupBy("x", "y").agg(F.sum("shared").alias("shared"), F.sum("common").alias("common")).where(
        f"shared + common >= {rules['minShared']}"
    ).createOrReplaceTempView("sums")
    return spark.sql(f"""
        SELECT IF(x.key < y.key, x.document, y.document) AS a, IF(x.key < y.key, y.document, x.document) AS b,
            IF(x.key < y.key, x.time, y.time) AS time
        FROM sums JOIN documents x ON sums.x = x.document JOIN documents y ON sums.y = y.document
        WHERE shared >= {rules["minShared"]} OR shared + common >= {rules["minCommonShare"]} * least(x.of, y.of)""")


def kept_crowds(spark, many):
    """View `kept`: carriers whose outlet does not merely repeat itself, and whether they are few enough to be paired each with each."""
    spark.sql(f"""
        SELECT crowds.*, count <= {many} AS few FROM crowds LEFT ANTI JOIN repeated USING (hash, outlet) JOIN (
            SELECT hash, count(*) AS count FROM crowds LEFT ANTI JOIN repeated USING (hash, outlet) GROUP BY hash
        ) USING (hash)""").createOrReplaceTempView("kept")


def hubs_of(spark, hubs):
    """View `hubs`: of a large group the earliest carrier of each outlet, those of no known outlet each for itself; so many of them."""
    spark.sql(f"""
        SELECT hash, collect_list(document) AS hubs FROM (
            SELECT hash, first.document, row_number() OVER (PARTITION BY hash ORDER BY first) AS place FROM (
                SELECT hash, min(struct(time, lot, key, document)) AS first FROM kept
                WHERE NOT few GROUP BY hash, outlet, IF(outlet IS NULL, document, NULL)
            )
        ) WHERE place <= {hubs} GROUP BY hash""").createOrReplaceTempView("hubs")


def few(spark, weight, groups):
    """Each with each."""
    return spark.sql(f"""
        SELECT x, y, {weight} AS shared, 0 AS common FROM (
            SELECT hash, x, members FROM ({groups}) LATERAL VIEW explode(members) AS x
        ) LATERAL VIEW explode(members) AS y WHERE x < y""")


def common(spark, weight):
    """Each with the hubs. Salted: no carrier of a hash waits for all the others."""
    return spark.sql(f"""
        SELECT least(document, hub) AS x, greatest(document, hub) AS y, 0 AS shared, {weight} AS common FROM (
            SELECT kept.hash, kept.document, hubs FROM (SELECT *, pmod(document, {SALTS}) AS salt FROM kept WHERE NOT few) kept
            JOIN (SELECT hash, hubs, explode(sequence(0, {SALTS - 1})) AS salt FROM hubs) hubs
            ON kept.hash = hubs.hash AND kept.salt = hubs.salt
        ) LATERAL VIEW explode(hubs) AS hub
        WHERE document <> hub AND (document < hub OR NOT array_contains(hubs, document))""")
