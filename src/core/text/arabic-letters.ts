/** Arabic letters and signs that rules are about, by their Unicode names; in folded text, where hamza forms and final yeh are one. */
export const ALEF = '\u0627'
export const BEH = '\u0628'
export const TEH_MARBUTA = '\u0629'
export const TEH = '\u062a'
export const FEH = '\u0641'
export const LAM = '\u0644'
export const NOON = '\u0646'
export const HEH = '\u0647'
export const WAW = '\u0648'
export const ALEF_MAKSURA = '\u0649'
export const YEH = '\u064a'
/** The article, as it is written onto its noun. */
export const ARTICLE = '\u0627\u0644'
/** The comma; «,» is another. */
export const COMMA = '\u060c'

/** Whether a folded word begins with a Latin letter: a name in its own letters, or English. */
export const isLatin = (word: string): boolean => {
  const first = word.charCodeAt(0)
  return first >= SMALL_A && first < END_OF_LATIN
}

const SMALL_A = 0x61
const END_OF_LATIN = 0x250
