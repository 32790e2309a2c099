"""Pairs set side by side, and what of their passages is background."""

from isnad_components import components

# Pairs that one process takes with their documents in memory.
PAIRS_TOGETHER = 20000


def links(work, documents, pairs, since):
    """
    Table `linked`: the links of all pairs, as two documents alone give them.

    Neighbouring pairs go together with their documents, each of these once: runs of pairs in the order of time, cut wherever it takes, so
    that no document with very many pairs holds one process.
    """
    fresh = since.pairs(pairs)

    def make():
        buckets = max(work.partitions, -(-fresh.count() // PAIRS_TOGETHER))
        ranged = fresh.repartitionByRange(buckets, "time", "a", "b").selectExpr("spark_partition_id() AS bucket", "time", "a", "b")
        placed = work.table("placed", ["pairs", str(buckets)], lambda: ranged)
        placed.createOrReplaceTempView("placed")
        documents.createOrReplaceTempView("documents")
        labels(work.spark, buckets)
        rows = work.spark.sql("""
            SELECT label AS bucket, 0 AS part, NULL AS time, document AS a, NULL AS b, json
            FROM (SELECT bucket, a AS document FROM placed UNION SELECT bucket, b FROM placed)
            JOIN documents USING (document) JOIN labels USING (bucket) UNION ALL
            SELECT label, 1, time, a, b, NULL FROM placed JOIN labels USING (bucket)""")
        grouped = rows.repartition(buckets, "bucket").sortWithinPartitions("bucket", "part", "time", "a", "b")
        takes = ["bucket", "a", "b", "json"]
        gives = ["kind", "a", "b", "text", "boilerplate", "passages", "hours", "within", "json"]
        made = work.filtered(grouped, "links", takes, gives).selectExpr(
            "kind", "bigint(a) AS a", "bigint(b) AS b", "text = '1' AS text", "boilerplate = '1' AS boilerplate",
            "int(passages) AS passages", "int(hours) AS hours", "within = '1' AS within", "json")
        return since.links(pairs, made)

    return work.records("linked", ["pairs"], make)


def labels(spark, buckets):
    """View `labels`: a number for each bucket that the engine's own hash sends to a partition that it has for itself."""
    spark.sql(f"""
        SELECT int(pmod(hash(int(id)), {buckets})) AS bucket, int(min(id)) AS label FROM range({buckets * 40})
        GROUP BY pmod(hash(int(id)), {buckets})""").createOrReplaceTempView("labels")


def told(work, documents, linked, repeated):
    """
    Table `links`: background told apart from news, by all links.

    What recurs in a document is told by the links at that document, and by which of the others are copies of one text.
    """
    spark = work.spark
    linked.createOrReplaceTempView("linked")
    texts = components(work, "texts", ["linked"], spark.sql("SELECT a, b FROM linked WHERE text"))
    texts.union(texts.selectExpr("root", "root")).distinct().createOrReplaceTempView("texts")
    work.records("standing", ["linked"], lambda: recurring(work)).createOrReplaceTempView("standing")
    documents.createOrReplaceTempView("documents")
    repeated.createOrReplaceTempView("repeated")
    takes = ["a", "b", "recurringA", "recurringB", "document", "stints", "json"]
    gives = ["kind", "a", "b", "together", "json"]

    def make():
        repeats(spark)
        rows = spark.sql("""
            SELECT a, b, x.json AS recurringA, y.json AS recurringB, r.json AS document, r.stints, linked.json
            FROM linked LEFT JOIN (SELECT a, b, json FROM standing WHERE side = 'a') x USING (a, b)
            LEFT JOIN (SELECT a, b, json FROM standing WHERE side = 'b') y USING (a, b)
            LEFT JOIN repeats r ON linked.boilerplate AND linked.a = r.document""")
        spread = rows.repartition(work.partitions, "a").sortWithinPartitions("a", "b")
        return work.filtered(spread, "told", takes, gives).selectExpr(
            "kind", "bigint(a) AS a", "bigint(b) AS b", "together = '1' AS together", "json")

    return work.records("links", ["linked", "standing", "repeated"], make)


def recurring(work):
    """What recurs in each passage of a link as one of its documents tells, where anything does."""
    rows = work.spark.sql("""
        SELECT sides.document, x.root AS own, y.root AS other, a, b, side, json FROM (
            SELECT a AS document, b AS beside, a, b, 'a' AS side, json FROM linked UNION ALL
            SELECT b, a, a, b, 'b', json FROM linked
        ) sides LEFT JOIN texts x ON x.node = sides.document LEFT JOIN texts y ON y.node = beside""")
    grouped = rows.repartition(work.partitions, "document").sortWithinPartitions("document", "a", "b")
    takes = ["document", "own", "other", "a", "b", "side", "json"]
    return work.filtered(grouped, "standing", takes, ["kind", "a", "b", "side", "json"]).selectExpr(
        "kind", "bigint(a) AS a", "bigint(b) AS b", "side", "json")


def repeats(spark):
    """View `repeats`: first documents of links that may share only what their outlet repeats, with what it does."""
    spark.sql("""
        SELECT document, first(json) AS json, to_json(collect_list(array(hash, copies, first, last))) AS stints
        FROM (
            SELECT document, json, outlet, explode(hashes) AS hash FROM documents
            LEFT SEMI JOIN (SELECT a FROM linked WHERE boilerplate) ON document = a WHERE outlet IS NOT NULL
        ) JOIN repeated USING (hash, outlet) GROUP BY document""").createOrReplaceTempView("repeats")
