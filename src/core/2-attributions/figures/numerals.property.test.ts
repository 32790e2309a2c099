import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../../lexicon/load.ts'
import { tokenize } from '../../text/tokens.ts'
import { numeralReader } from './numerals.ts'

const numerals = numeralReader(loadLexicon())
const readBack = (text: string) => {
  const tokens = tokenize(text)
  const read = numerals.at(tokens, 0)
  return read && { value: read.value, whole: read.end === tokens.length }
}

const UNITS = ['', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة']
const TENS = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون']
const HUNDREDS = ['', 'مئة', 'مئتان', 'ثلاثمئة', 'أربعمئة', 'خمسمئة', 'ستمئة', 'سبعمئة', 'ثمانمئة', 'تسعمئة']

const belowHundred = (n: number): string => {
  if (n <= 10) return UNITS[n] ?? ''
  if (n === 11) return 'أحد عشر'
  if (n === 12) return 'اثنا عشر'
  if (n < 20) return `${UNITS[n - 10]} عشر`
  return [UNITS[n % 10], TENS[Math.floor(n / 10)]].filter(Boolean).join(' و')
}
const belowThousand = (n: number): string =>
  [HUNDREDS[Math.floor(n / 100)], belowHundred(n % 100)].filter(Boolean).join(' و')
const thousands = (n: number): string => {
  if (n === 0) return ''
  if (n === 1) return 'ألف'
  if (n === 2) return 'ألفان'
  return `${belowThousand(n)} ${n % 100 >= 3 && n % 100 <= 10 ? 'آلاف' : 'ألف'}`
}
const inWords = (n: number): string =>
  n === 1_000_000 ? 'مليون' : [thousands(Math.floor(n / 1000)), belowThousand(n % 1000)].filter(Boolean).join(' و')

test('every number from 2 to 1000 is read back from its words', () => {
  for (let n = 2; n <= 1000; n++) expect([n, readBack(inWords(n))]).toEqual([n, { value: n, whole: true }])
})

test('numbers up to a million are read back from their words', () =>
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1_000_000 }), (n) => {
      expect(readBack(inWords(n))).toEqual({ value: n, whole: true })
    }),
  ))

test('digits of three sets have one value', () =>
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 10_000_000 }), (n) => {
      const western = String(n)
      for (const zero of [0x660, 0x6f0]) {
        const other = western.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))
        expect(readBack(other)).toEqual(readBack(western))
      }
      expect(readBack(western)).toEqual({ value: n, whole: true })
    }),
  ))
