import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Command } from 'commander'
import { openCase } from '../../case/case.ts'
import { readingStage } from '../../core/1-reading/reading.ts'
import { attributionsStage } from '../../core/2-attributions/attributions.ts'
import { loadLexicon } from '../../lexicon/load.ts'
import { mcpServer } from '../../mcp/server.ts'
import { searchCase } from '../steps/search.ts'
import { builtVersion, VERSION } from '../version.ts'

export const addMcp = (program: Command): Command =>
  program
    .command('mcp')
    .description(
      'tools for assistants over a case, by the Model Context Protocol on standard input and output; they only read',
    )
    .requiredOption('--case <file>', 'the case file')
    .addHelpText(
      'after',
      `
Tools: search, analyse_text, chain_of_claim, compare, origins. Text out of articles stands only in fields named "untrusted", cut to
a length that is said. Articles that were not traced yet are searched but have no chain: isnad report traces them.

An assistant's settings, for example:
  { "mcpServers": { "isnad": { "command": "/path/to/isnad", "args": ["mcp", "--case", "/path/to/harbour.isnad"] } } }`,
    )
    .action(mcp)

async function mcp({ case: file }: { readonly case: string }): Promise<void> {
  const kept = openCase(file, 'read')
  const lexicon = loadLexicon()
  const untraced = kept.countToAnalyse({ version: builtVersion(), lexicon: lexicon.hash })
  const [read, attribute] = [readingStage(lexicon), attributionsStage(lexicon)]
  const server = mcpServer(
    {
      kept,
      analyse: (text) => [...attribute.run([...read.run({ id: 'text', text })][0]!)][0]!,
      behind: (sentence, most) => searchCase(kept, lexicon, sentence, most),
    },
    VERSION,
    untraced === 0 ? '' : `${untraced} articles of the case were not traced by this version: they have no chain yet.`,
  )
  await server.connect(new StdioServerTransport())
  await new Promise<void>((resolve) => {
    server.server.onclose = resolve
    process.stdin.on('end', resolve)
  })
  await server.close()
  kept.close()
}
