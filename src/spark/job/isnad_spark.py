"""
Isnad on Apache Spark: the same stages, the same records. Submitted by `isnad engine spark`, or by hand:

    spark-submit --files isnad-stages.mjs --py-files isnad_work.py,isnad_pairs.py,isnad_links.py,isnad_since.py,isnad_components.py \\
        isnad_spark.py --input PATH… --output PATH
"""

import argparse
import re
import sys
from functools import reduce

from isnad_components import components
from isnad_links import links, told
from isnad_pairs import pairs
from isnad_since import Since
from isnad_work import BUNDLE, Work, bundle_header, code_hash
from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession

# A process of Node takes half a second to start; a partition of so many bytes of JSON Lines keeps it busy for ten times that.
PARTITION_BYTES = 8 * 2**20
# News as JSON Lines packs to about a quarter.
PACKED = 4
# So few documents were put together by a person: they are one story.
SMALL_CASE = 50
WRONG_CALL, FAULT = 2, 70
LINES = (".jsonl", ".ndjson", ".json", ".jsonl.gz", ".ndjson.gz", ".json.gz", ".jsonl.bz2", ".jsonl.zst")


class WrongCall(Exception):
    """What was asked for cannot be done as asked."""


def main():
    wanted = arguments()
    spark = SparkSession.builder.appName("isnad").getOrCreate()
    try:
        bad = run(spark, wanted)
    except WrongCall as wrong:
        say(str(wrong))
        sys.exit(WRONG_CALL)
    except Exception as failed:
        say(reason_of(failed))
        sys.exit(FAULT)
    finally:
        spark.stop()
    sys.exit(1 if bad and wanted.exit_code else 0)


def reason_of(failed):
    """What a filter said on the way out, which Spark wraps in pages of its own; else all of it."""
    said = re.findall(r"isnad: (.+)", str(failed))
    return said[0] if said else str(failed)


def arguments():
    parser = argparse.ArgumentParser(prog="isnad engine spark")
    parser.add_argument("--input", nargs="+", action="extend", required=True, help="files or folders: JSON Lines or Parquet")
    parser.add_argument("--output", required=True, help="a folder; what stands there already of the same inputs is not made again")
    parser.add_argument("--node", default="node", help="Node 24 on every executor")
    parser.add_argument("--partitions", type=int, help="by the size of the inputs when not given")
    parser.add_argument("--since", help="the output of an earlier job: what it found of documents that are the same is taken over")
    parser.add_argument("--exit-code", action="store_true", help="1 when some record could not be used")
    return parser.parse_args()


def run(spark, wanted):
    bundle = SparkFiles.get(BUNDLE)
    files = listed(spark, wanted.input)
    size = sum(length * (PACKED if path.endswith((".gz", ".bz2", ".zst")) else 1) for path, length, _ in files)
    partitions = wanted.partitions or max(spark.sparkContext.defaultParallelism, -(-size // PARTITION_BYTES))
    settle(spark, partitions)
    work = Work(spark, wanted.output, wanted.node, bundle_header(bundle), code_hash(), say)
    work.partitions = partitions
    say(f"{len(files)} files, {size / 2**20:.1f} MB as lines; {partitions} partitions")
    return flow(work, files, wanted.since)


def say(line):
    print(f"isnad: {line}", file=sys.stderr, flush=True)


def settle(spark, partitions):
    """Processor time decides how large a partition may be, not bytes: they are neither put together nor split by the engine."""
    for name, value in {
        "spark.sql.shuffle.partitions": partitions,
        "spark.sql.files.minPartitionNum": partitions,
        "spark.sql.files.openCostInBytes": 2**16,
        "spark.sql.autoBroadcastJoinThreshold": 2**26,
        "spark.sql.parquet.compression.codec": "zstd",
        "spark.sql.adaptive.coalescePartitions.minPartitionSize": "4m",
    }.items():
        spark.conf.set(name, str(value))


def flow(work, files, earlier):
    """All steps in order. Returns how many records could not be used."""
    documents = read(work, files)
    since = Since(work, work.earlier(earlier) if earlier else None, documents)
    make = lambda: since.analyses(documents, lambda some: analysed(work, some))
    analyses = work.records("analyses", ["documents", "doubles"], make)
    found, repeated = pairs(work, documents)
    linked = links(work, documents, found, since)
    known = told(work, documents, linked, repeated)
    chains = chained(work, documents, analyses, known)
    for name, records in (("analyses", analyses), ("links", known), ("chains", chains)):
        work.files(f"{name}.jsonl", [name], lambda path, of=records: as_lines(of, path))
        say(f"{records.count()} {name}")
    return issues(work)


def as_lines(records, path):
    records.select("json").write.mode("overwrite").text(path, compression="gzip")


def listed(spark, inputs):
    """Files with their bytes and times, in the order of their names; in folders those with a known ending."""
    found = {}
    for one in inputs:
        path = spark._jvm.org.apache.hadoop.fs.Path(one)
        system = path.getFileSystem(spark._jsc.hadoopConfiguration())
        there = system.globStatus(path) or []
        if not there:
            raise WrongCall(f"no such input: {one}")
        for status in there:
            if status.isFile():
                found[str(status.getPath())] = status
                continue
            walk = system.listFiles(status.getPath(), True)
            while walk.hasNext():
                file = walk.next()
                name = file.getPath().getName()
                if not name.startswith(("_", ".")) and name.endswith((*LINES, ".parquet")):
                    found[str(file.getPath())] = file
    return [(path, found[path].getLen(), found[path].getModificationTime()) for path in sorted(found)]


def read(work, files):
    """Documents, each once: of several with one id the one whose content has the smallest hash, whatever their order."""
    spark = work.spark
    documents = work.records("documents", [files], lambda: documents_from(work, files))
    documents.createOrReplaceTempView("read")
    doubles = work.table("doubles", ["documents"], lambda: spark.sql("""
        SELECT document, digest <> first AS taken FROM (
            SELECT document, digest, row_number() OVER same AS place, first(digest) OVER same AS first
            FROM read LEFT SEMI JOIN (SELECT key FROM read GROUP BY key HAVING count(*) > 1) USING (key)
            WINDOW same AS (PARTITION BY key ORDER BY digest, document)
        ) WHERE place > 1"""))
    if doubles.isEmpty():
        return documents
    doubles.createOrReplaceTempView("doubles")
    work.bad["doubles"] = spark.sql("""
        SELECT to_json(struct('id-taken' AS code, get_json_object(json, '$.id') AS id, json AS record)) AS json
        FROM read JOIN doubles USING (document) WHERE taken""")
    return spark.sql("SELECT read.* FROM read LEFT ANTI JOIN doubles USING (document)")


def documents_from(work, files):
    spark = work.spark
    lines = [path for path, *_ in files if not path.endswith(".parquet")]
    tables = [path for path, *_ in files if path.endswith(".parquet")]
    rows = []
    if lines:
        rows.append(spark.read.text(lines).selectExpr("_metadata.file_path AS file", "value AS line"))
    if tables:
        rows.append(spark.read.parquet(*tables).selectExpr("_metadata.file_path AS file", "to_json(struct(*)) AS line"))
    together = rows[0] if len(rows) == 1 else rows[0].union(rows[1])
    spread = together.repartition(work.partitions, "line")
    takes = ["file", "line"]
    gives = ["kind", "key", "digest", "time", "lot", "day", "outlet", "page", "of", "hashes", "json"]
    return work.filtered(spread, "documents", takes, gives).selectExpr(
        "monotonically_increasing_id() AS document", "kind", "key", "digest", "double(time) AS time", "bigint(lot) AS lot",
        "int(day) AS day", "outlet", "page", "int(of) AS of",
        "CAST(split(nullif(hashes, ''), ',') AS ARRAY<INT>) AS hashes", "json",
    )


def analysed(work, documents):
    rows = work.filtered(documents, "analyses", ["document", "key", "json"], ["kind", "document", "json"])
    return rows.selectExpr("kind", "bigint(document) AS document", "json")


def chained(work, documents, analyses, known):
    """Stories and their chains: documents that hang together by what they share or are of one page."""
    there = documents.join(analyses.select("document"), "document").select("document", "key", "page")
    there.createOrReplaceTempView("analysed")
    known.createOrReplaceTempView("told")
    spark = work.spark
    if there.limit(SMALL_CASE + 1).count() <= SMALL_CASE:
        edges = spark.sql("SELECT document AS a, min(document) OVER () AS b FROM analysed")
    else:
        edges = spark.sql("""
            SELECT a, b FROM told WHERE together UNION ALL
            SELECT document, min(document) OVER (PARTITION BY page) FROM analysed WHERE page IS NOT NULL""")
    members = components(work, "stories", ["links", "analyses"], edges)
    members.createOrReplaceTempView("members")
    documents.select("document", "key").createOrReplaceTempView("keys")
    work.table("story-members", ["stories-0"], lambda: spark.sql("""
        SELECT node AS document, key, min(key) OVER (PARTITION BY root) AS story
        FROM (SELECT node, root FROM members UNION SELECT root, root FROM members) JOIN keys ON node = document
        """)).createOrReplaceTempView("stories")
    analyses.createOrReplaceTempView("analyses")
    takes, gives = ["story", "part", "json"], ["kind", "story", "json"]

    def make():
        rows = spark.sql("""
            SELECT coalesce(story, analysed.key) AS story, 'analysis' AS part, analysed.key AS first, '' AS second, json
            FROM analyses JOIN analysed USING (document) LEFT JOIN stories USING (document) UNION ALL
            SELECT x.story, 'link' AS part, x.key AS first, y.key AS second, json
            FROM told JOIN stories x ON told.a = x.document JOIN stories y ON told.b = y.document WHERE x.story = y.story""")
        grouped = rows.repartition(work.partitions, "story").sortWithinPartitions("story", "part", "first", "second")
        return work.filtered(grouped, "chains", takes, gives)

    return work.records("chains", ["analyses", "links", "story-members"], make)


def issues(work):
    """Table `issues`: all that could not be used, with the step where it happened, the reason and the record itself. Returns how many."""
    found = [rows.selectExpr(f"'{name}' AS step", "json") for name, rows in work.bad.items()]
    table = work.table("issues", [*work.bad], lambda: reduce(DataFrame.union, found))
    work.files("issues.jsonl", ["issues"], lambda path: as_lines(table, path))
    count = table.count()
    if count:
        say(f"{count} records could not be used; each stands in {work.path('issues')} with its reason")
    return count


main()
