import { Command, CommanderError } from 'commander'
import { IsnadError } from '../core/failures.ts'
import { addAdd } from './commands/add.ts'
import { addAnalyse } from './commands/analyse.ts'
import { addArchive } from './commands/archive.ts'
import { addDecide } from './commands/decide.ts'
import { addEngine } from './commands/engine.ts'
import { addExport } from './commands/export.ts'
import { addFamilies } from './commands/families.ts'
import { addImports } from './commands/imports.ts'
import { addLinks } from './commands/links.ts'
import { addMcp } from './commands/mcp.ts'
import { addMerge } from './commands/merge.ts'
import { addOrigin } from './commands/origin.ts'
import { addRemove } from './commands/remove.ts'
import { addReport } from './commands/report.ts'
import { addServe } from './commands/serve.ts'
import { addStage } from './commands/stage.ts'
import { addTrace } from './commands/trace.ts'
import { addVerify } from './commands/verify.ts'
import { OWN_FAULT, sayFailure, WRONG_CALL } from './failed.ts'
import { endQuietlyWhenNobodyReads } from './output.ts'
import { VERSION } from './version.ts'

const program = new Command('isnad')
  .description('Who says so, and how many are they really? Traces who says what in news, Arabic first.')
  .version(VERSION, '--version', 'print the version')
  .helpOption('--help', 'explain a command')
  .showHelpAfterError('(isnad --help explains the commands, isnad COMMAND --help one of them)')
  .configureHelp({ showGlobalOptions: false })
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  isnad trace examples/harbour                 the whole job on the example case
  isnad trace news.jsonl.gz --out report.html  on a corpus, report where you want it
  isnad analyse article.txt                    one article: who says what in it
  isnad links news/ --json                     which articles share text, as JSON Lines
  isnad serve examples/harbour                 the same as a page to work in

Articles are text, HTML, JSON Lines, CSV and TSV, RSS, Atom and JSON Feed, .eml, PDF, DOCX, WARC and WACZ; zip, tar, .gz and .zst of these;
folders of them; or - for standard input. The format is told by the content.
A JSON line is {"id": …, "text": …} with outlet, url, published, title, author, language where known.

Exit code: 0 all well; 1 some input was not usable (named on standard error), everything else was done; 2 wrong call.`,
  )
for (const add of [
  addTrace,
  addAnalyse,
  addLinks,
  addStage,
  addEngine,
  addAdd,
  addImports,
  addRemove,
  addOrigin,
  addDecide,
  addFamilies,
  addReport,
  addVerify,
  addArchive,
  addExport,
  addMcp,
  addServe,
  addMerge,
])
  add(program)

endQuietlyWhenNobodyReads()
try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_CALL
  else {
    sayFailure(error)
    process.exitCode = error instanceof IsnadError ? WRONG_CALL : OWN_FAULT
  }
}
