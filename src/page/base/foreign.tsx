import type { ReactNode } from 'react'
import { type Odd, unmasked } from './unmasked.ts'

/**
 * Text that is not ours: a title, a name, a passage. Its direction is its own and leaks into nothing; characters that would steer or
 * deceive the eye are shown as what they are.
 */
export function Foreign({
  text,
  lang,
  className,
}: {
  readonly text: string
  readonly lang?: string | undefined
  readonly className?: string
}): ReactNode {
  return (
    <bdi lang={lang} className={className}>
      <Unmasked text={text} />
    </bdi>
  )
}

/** The same without the isolation, for text inside an element that has it. */
export function Unmasked({ text }: { readonly text: string }): ReactNode {
  const pieces = unmasked(text)
  if (pieces.length === 1 && typeof pieces[0] === 'string') return pieces[0]
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change their order
  return pieces.map((piece, i) => (typeof piece === 'string' ? piece : <OddMark key={i} odd={piece} />))
}

function OddMark({ odd }: { readonly odd: Odd }): ReactNode {
  return odd.kind === 'control' ? (
    <span className="odd control" title={odd.name}>
      {odd.name}
    </span>
  ) : (
    <span className="odd mixed" title={odd.name}>
      {odd.text}
    </span>
  )
}
