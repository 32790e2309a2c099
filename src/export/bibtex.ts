import { type Citation, citationOf } from './csl.ts'
import type { Format } from './format.ts'
import { articlesOf } from './view.ts'

/** BibTeX for biber and biblatex, in UTF-8: an entry an article, keyed by the article's id. */
export const bibtex: Format = {
  does: 'citations of the articles as BibTeX, for LaTeX and reference managers',
  media: 'application/x-bibtex; charset=utf-8',
  suffix: 'bib',
  *write(view) {
    let number = 0
    for (const { article, story } of articlesOf(view)) {
      number += 1
      yield entry(citationOf(article, story), number)
    }
  },
}

/** BibTeX keys are plain; the number keeps apart what becomes alike. */
const keyOf = (id: string, number: number): string =>
  `${id.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')}-${number}`

function entry({ id, title, outlet, author, day, url, language, agency, sha256 }: Citation, number: number): string {
  const notes = [agency && `text: ${agency}`, sha256 && `sha256: ${sha256}`].filter(Boolean).join('; ')
  const fields = [
    field('title', `{${value(title)}}`),
    field('author', author && `{${value(author)}}`),
    field('journaltitle', outlet && value(outlet)),
    field('date', day),
    field('url', url && value(url)),
    field('langid', LANGUAGES[language] ?? language),
    field('note', notes && value(notes)),
    field('ids', /^[A-Za-z0-9-]+$/.test(id) ? id : undefined),
  ].filter((line) => line !== '')
  return `@article{${keyOf(id, number)},\n${fields.join(',\n')}\n}\n\n`
}

const field = (name: string, text: string | undefined): string =>
  text === undefined || text === '' ? '' : `  ${name} = {${text}}`

/** As babel and polyglossia call them. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'arabic',
  en: 'english',
  fa: 'persian',
  fr: 'french',
  he: 'hebrew',
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
}

/** Text that LaTeX prints as it is, on one line, its braces in pairs. */
const value = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\\{}$&#%_~^]/g, (mark) => SPECIAL[mark]!)
