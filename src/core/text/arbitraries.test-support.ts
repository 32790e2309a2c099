import fc from 'fast-check'

/** Texts that look like the worst of real news: Arabic with marks and controls, Latin, digits of three sets, emoji, lone halves. */
export const newsText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء') },
      {
        weight: 3,
        arbitrary: fc.constantFrom(' ', ' ', '\n', '،', '.', '؟', ':', '«', '»', '“', '”', '"', '(', ')', '-'),
      },
      { weight: 2, arbitrary: fc.constantFrom('\u064e', '\u0651', '\u0640', '\u0654', '\u0670') },
      { weight: 1, arbitrary: fc.constantFrom('\u200c', '\u200f', '\u202b', '\u202c', '\ufeff', '\u2067', '\u0000') },
      { weight: 1, arbitrary: fc.constantFrom('\uFEFB', '\uFDF2', '\uFEE3', '\uFE8E', '\uFE77') },
      { weight: 2, arbitrary: fc.constantFrom('a', 'B', 'é', 'İ', '1', '٢', '۳', '٫', ',', '😀', '\ud83d', '\udc00') },
    ),
    { maxLength: 60 },
  )
  .map((units) => units.join(''))
