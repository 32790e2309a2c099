import type { ReactNode } from 'react'
import type { DocumentBrief } from '../../server/api/schemas.ts'
import { Foreign } from '../base/foreign.tsx'
import { When } from '../base/when.tsx'

/** Outlet and time of an article in one line, and what else is told of it behind. */
export function ArticleFacts({
  of,
  children,
}: {
  readonly of: DocumentBrief
  readonly children?: ReactNode
}): ReactNode {
  return (
    <p className="meta">
      {of.outlet !== null && (
        <span>
          <Foreign text={of.outlet} />
        </span>
      )}
      <span>
        <When value={of.published ?? undefined} />
      </span>
      {children}
    </p>
  )
}
