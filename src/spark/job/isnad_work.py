"""Tables that are kept between steps, and the filters that make them."""

import hashlib
import json
import os

KEPT = "_isnad.json"
BUNDLE = "isnad-stages.mjs"
HEADER = "// isnad-bundle "


def bundle_header(path):
    """What the first line of a bundle says of it: version, lexicon, hash and the numbers that decide in SQL."""
    with open(path, encoding="utf-8") as file:
        line = file.readline()
    if not line.startswith(HEADER):
        raise ValueError(f"isnad: not a bundle of Isnad: expected {HEADER.strip()} in the first line of {path}")
    return json.loads(line[len(HEADER) :])


def code_hash():
    """Of all that this job is made of."""
    here = os.path.dirname(os.path.abspath(__file__))
    digest = hashlib.sha256()
    for name in sorted(os.listdir(here)):
        if name.startswith("isnad_") and name.endswith(".py"):
            with open(os.path.join(here, name), "rb") as file:
                digest.update(name.encode() + file.read())
    return digest.hexdigest()


class Work:
    """
    The folder of one job. A table is made once: beside it stands what it was made of, and while that is the same it is read, not made.

    say:  called with one line for each table
    """

    def __init__(self, spark, folder, node, about, code, say):
        self.spark = spark
        self.folder = folder.rstrip("/")
        self.about = about
        self.node = node
        self.say = say
        self.code = [about["hash"], code]
        self.marks = {}
        # steps that may have met records they could not use, by name
        self.bad = {}

    def path(self, name):
        return f"{self.folder}/{name}"

    def table(self, name, of, make):
        """The table of a name, made by `make` unless it was made of the same before. `of`: the tables it is made of, or any text."""
        mark = self.mark(name, of)
        self.marks[name] = mark
        if self._kept(name) == mark:
            self.say(f"{name}: made before")
        else:
            self.say(f"{name}: being made")
            self._forget(name)
            self.spark.sparkContext.setJobDescription(name)
            made = make()
            # making may have made others on the way
            self.spark.sparkContext.setJobDescription(name)
            made.write.mode("overwrite").parquet(self.path(name))
            self._keep(name, mark)
            self.say(f"{name}: made")
        return self.spark.read.parquet(self.path(name))

    def records(self, name, of, make):
        """The records of a table that a filter makes; what it could not use is kept for `isnad_spark.issues`."""
        made = self.table(name, of, make)
        self.bad[name] = made.where("kind = 'issue'").select("json")
        return made.where("kind = 'record'").drop("kind")

    def files(self, name, of, write):
        """The same for what is no table: `write` gets the path."""
        mark = self.mark(name, of)
        if self._kept(name) == mark:
            return
        self._forget(name)
        write(self.path(name))
        self._keep(name, mark)
        self.say(f"{name}: written")

    def mark(self, name, of):
        made_of = [self.marks.get(one, one) if isinstance(one, str) else one for one in of]
        return hashlib.sha256(json.dumps([name, self.code, made_of]).encode()).hexdigest()

    def filtered(self, rows, name, takes, gives):
        """
        The rows through a filter of the bundle: partition by partition, in their order, as the executors' own processes.

        All columns are text; the first one given is `record` or `issue`.
        """
        view = f"isnad_{name}"
        rows.select(*takes).createOrReplaceTempView(view)
        command = f"NODE_COMPILE_CACHE=./isnad-cache exec {self.node} {BUNDLE} filter {name}".replace("'", "\\'")
        delimited = "ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t'"
        columns = ", ".join(f"`{one}` STRING" for one in gives)
        return self.spark.sql(
            f"SELECT TRANSFORM({', '.join(f'`{one}`' for one in takes)}) {delimited} "
            f"USING '{command}' AS ({columns}) {delimited} FROM {view}"
        )

    def _file(self, name):
        jvm = self.spark._jvm
        path = jvm.org.apache.hadoop.fs.Path(f"{self.path(name)}/{KEPT}")
        return path, path.getFileSystem(self.spark._jsc.hadoopConfiguration())

    def _kept(self, name):
        path, files = self._file(name)
        return None if (about := self.read_json(path, files)) is None else about["mark"]

    def read_json(self, path, files):
        """What a small file holds; nothing when it is not there."""
        if not files.exists(path):
            return None
        stream = files.open(path)
        try:
            return json.loads(bytes(self.spark._jvm.org.apache.commons.io.IOUtils.toByteArray(stream)))
        finally:
            stream.close()

    def earlier(self, folder):
        """The work of an earlier job by the same code and lexicon; nothing when it is of others, or not there."""
        before = Work(self.spark, folder, self.node, self.about, None, self.say)
        kept = before.read_json(*before._file("linked"))
        if kept is not None and kept.get("code") == self.code:
            return before
        self.say(f"nothing is taken from {folder}: " + ("no links there" if kept is None else f"made by {kept['version']}, not by this code"))
        return None

    def _keep(self, name, mark):
        path, files = self._file(name)
        about = {"mark": mark, "version": self.about["version"], "lexicon": self.about["lexicon"], "code": self.code}
        stream = files.create(path, True)
        stream.write(bytearray(json.dumps(about).encode()))
        stream.close()

    def _forget(self, name):
        path, files = self._file(name)
        files.delete(path, False)
