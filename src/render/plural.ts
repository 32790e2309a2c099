export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
export type Language = 'ar' | 'en'

/**
 * Which form of a noun follows a whole number. Arabic has six, by the last two digits.
 *
 * @see  Unicode CLDR, language plural rules
 */
export function pluralForm(language: Language, count: number): PluralForm {
  if (language === 'en') return count === 1 ? 'one' : 'other'
  if (count < 3) return (['zero', 'one', 'two'] as const)[count] ?? 'other'
  const rest = count % 100
  return rest >= 3 && rest <= 10 ? 'few' : rest >= 11 ? 'many' : 'other'
}
