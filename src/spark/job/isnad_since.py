"""
What an earlier job has found of documents that are still the same: nobody analyses them again, or sets two of them side by side again.

What a document says, and what two documents share, depends on nothing else; which are compared, what recurs, stories and chains do, and are
made anew. So the records are those of a job without an earlier one.
"""


class Since:
    """
    before:  the work of the earlier job, or nothing
    """

    def __init__(self, work, before, documents):
        self.spark = work.spark
        self.before = before
        if before is None:
            return
        table = lambda name: self.spark.read.parquet(before.path(name))
        for name in ("documents", "analyses", "pairs", "linked"):
            table(name).createOrReplaceTempView(f"before_{name}")
        documents.createOrReplaceTempView("documents")
        self.spark.sql("""
            SELECT documents.document, first(before_documents.document) AS earlier
            FROM documents JOIN before_documents USING (key, digest) GROUP BY documents.document
            """).createOrReplaceTempView("same")

    def analyses(self, documents, make):
        """Analyses: those there are, and what `make` gives for the other documents."""
        if self.before is None:
            return make(documents)
        known = self.spark.sql("""
            SELECT 'record' AS kind, same.document, json
            FROM same JOIN before_analyses ON earlier = before_analyses.document WHERE kind = 'record'""")
        return make(documents.join(known.select("document"), "document", "left_anti")).union(known)

    def pairs(self, pairs):
        """Pairs that nobody has looked at."""
        return pairs if self.before is None else pairs.join(self._looked(pairs).select("a", "b"), ["a", "b"], "left_anti")

    def links(self, pairs, made):
        """The links that were made, and those there are."""
        if self.before is None:
            return made
        self._looked(pairs).createOrReplaceTempView("looked")
        columns = ", ".join(f"l.{name}" for name in made.columns if name not in ("kind", "a", "b"))
        return made.union(self.spark.sql(f"""
            SELECT 'record' AS kind, looked.a, looked.b, {columns}
            FROM looked JOIN before_linked l ON l.a = earlier_a AND l.b = earlier_b WHERE l.kind = 'record'"""))

    def _looked(self, pairs):
        pairs.createOrReplaceTempView("all_pairs")
        return self.spark.sql("""
            SELECT p.a, p.b, e.a AS earlier_a, e.b AS earlier_b FROM all_pairs p
            JOIN same x ON p.a = x.document JOIN same y ON p.b = y.document
            JOIN before_pairs e ON e.a = x.earlier AND e.b = y.earlier
            LEFT ANTI JOIN (SELECT a AS u, b AS v FROM before_linked WHERE kind = 'issue') ON e.a = u AND e.b = v""")
