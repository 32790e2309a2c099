import { createHash } from 'node:crypto'
import type { Report } from '../core/records.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { foreign, say } from './view.ts'

/** How it was made, so that it can be made again: version, words, the hash of every text shown, and what was not measured. */
export function methodSection(messages: Messages, report: Report): Markup {
  const { version, lexicon } = report.manifest
  const texts = report.shown.flatMap(({ analyses }) => analyses.map(({ document }) => document))
  return html`<section class="method" id="method"><h2>${say(messages, 'method.title')}</h2>
<p>${say(messages, 'method.how')}</p><p>${say(messages, 'method.not')}</p>
<dl><dt>${say(messages, 'method.version')}</dt><dd><bdi dir="ltr">Isnad ${version}</bdi></dd><dt>${say(messages, 'method.lexicon')}</dt><dd><code>${lexicon}</code></dd></dl>
<details><summary>${say(messages, 'method.hashes')}</summary><div class="scroll"><table class="hashes"><tbody>${texts.map(({ id, text }) => html`<tr><td>${foreign(id)}</td><td><code>${createHash('sha256').update(text).digest('hex')}</code></td></tr>`)}</tbody></table></div></details></section>`
}
