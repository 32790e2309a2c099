import { LAM } from '../../text/arabic-letters.ts'
import { type Page, word } from '../page.ts'
import { isComma } from '../sources/sources.ts'

/** «مؤكدا خلال كلمة ألقاها أمام الوفد أن …»: where and when it was said may stand before it. */
export const OCCASION_REACH = 16

/** «خلال كلمة», «، عبر مدونته،», «لـ«الشاطئ»» */
export const isOccasion = (page: Page, at: number): boolean =>
  page.words.edges.occasion.at(page.tokens, isComma(page, at) ? at + 1 : at) !== undefined ||
  (word(page, at) === LAM && page.opens[at + 1]! >= 0)
