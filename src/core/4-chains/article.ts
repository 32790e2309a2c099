import type { Lexicon } from '../lexicon.ts'
import { foldedText } from '../text/fold.ts'

/** «المرفأ» and «لمرفأ» lose their article; a word of two letters keeps what it has. */
export function withoutArticle(lexicon: Lexicon): (word: string) => string {
  const articles = lexicon
    .rows('ar/affixes')
    .filter((row) => row.id === 'al' || row.id === 'li-al')
    .map((row) => foldedText(row.form))
  return (word) => {
    const article = articles.find((form) => word.startsWith(form) && word.length - form.length > 1)
    return article === undefined ? word : word.slice(article.length)
  }
}
