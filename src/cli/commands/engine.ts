import type { Command } from 'commander'
import { wholeNumber } from '../options.ts'
import { BUNDLE_FOLDER, submit } from '../spark-submit.ts'

interface Options {
  readonly master: string
  readonly input: readonly string[]
  readonly output: string
  readonly bundle: string
  readonly sparkHome?: string
  readonly node?: string
  readonly partitions?: number
  readonly since?: string
  readonly conf: readonly string[]
}

export const addEngine = (program: Command): void => {
  program
    .command('engine')
    .description('the same stages on another engine than our own, for corpora beyond one machine')
    .command('spark')
    .description('analyse, link and chain on Apache Spark: the records that `trace` gives')
    .requiredOption('--master <url>', 'spark://HOST:PORT, yarn, k8s://…, or local[2] to try it')
    .requiredOption(
      '--input <path...>',
      'JSON Lines (also .gz) or Parquet, wherever Spark reads: local, hdfs://, s3a://',
    )
    .requiredOption('--output <path>', 'a folder; steps that are done there are not done again')
    .option('--bundle <folder>', 'what `npm run bundle` has written', BUNDLE_FOLDER)
    .option('--node <path>', 'Node 24 on the executors; "node" on a cluster when not given')
    .option(
      '--partitions <n>',
      'parts that the work is cut into; by the size of the inputs when not given',
      wholeNumber,
    )
    .option('--since <path>', 'the output of an earlier job: articles that are in it are not analysed or linked again')
    .option('--spark-home <folder>', 'where Spark 4 is; by default SPARK_HOME, the path, or the Python package pyspark')
    .option('--conf <key=value>', 'a setting of Spark, as often as needed', gathered, [])
    .addHelpText(
      'after',
      `
Writes folders into the output: analyses, links, chains and issues as Parquet, and each as JSON Lines besides. A line
that is no document, and one on which a stage fails, stands in issues with its reason; all others are done.

Examples:
  npm run bundle
  isnad engine spark --master 'local[2]' --input news.jsonl.gz --output out
  isnad engine spark --master spark://head:7077 --input hdfs:///news --output hdfs:///isnad --conf spark.executor.memory=4g

By a cluster's own scheduler: spark-submit with the files that the bundle's folder holds (docs/scale.md).`,
    )
    .action(spark)
}

const gathered = (value: string, before: readonly string[]): readonly string[] => [...before, value]

async function spark({ input, ...options }: Options): Promise<void> {
  process.exitCode = await submit({ ...options, inputs: input })
}
