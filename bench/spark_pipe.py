"""
What it costs to send rows through another process, by the two ways that Spark has: `cat` stands for the filter.

    spark-submit --master 'local[2]' bench/spark_pipe.py DOCUMENTS     (the table `documents` of an output of `isnad engine spark`)
"""

import os
import sys
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
documents = spark.read.parquet(sys.argv[1]).where("kind = 'record'").select("json").repartition(6).cache()
size = documents.selectExpr("count(*) AS count", "sum(octet_length(json)) AS bytes").first()
documents.createOrReplaceTempView("documents")


def busy():
    """Processor seconds of this process's children, the JVM and its own children among them, while they run."""
    ticks = os.sysconf("SC_CLK_TCK")
    seconds = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat") as file:
                stat = file.read().rsplit(")", 1)[1].split()
            with open(f"/proc/{pid}/cmdline") as file:
                if "pyspark" in file.read():
                    seconds += sum(map(int, stat[11:15])) / ticks
        except OSError:
            pass
    return seconds


def transform():
    delimited = "ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t'"
    rows = spark.sql(f"SELECT TRANSFORM(json) {delimited} USING 'cat' AS (json STRING) {delimited} FROM documents")
    return rows.selectExpr("sum(octet_length(json))").first()[0]


def pipe():
    return documents.rdd.map(lambda row: row.json).pipe("cat").map(lambda line: len(line.encode())).sum()


for name, way in [("TRANSFORM", transform), ("rdd.pipe", pipe)]:
    times = []
    for _ in range(5):
        before, started = busy(), time.monotonic()
        assert way() == size["bytes"], name
        times.append((busy() - before, time.monotonic() - started))
    cpu, clock = min(times)
    print(f"{name:10} {1e6 * cpu / size['count']:.0f} µs of processor time a document, {clock:.2f} s for {size['count']} ({size['bytes'] / 1e6:.0f} MB)", flush=True)
spark.stop()
