import { type ReactNode, useState } from 'react'

/** What opens when it is asked for; what is inside is made only then, so that a page of a thousand of them is there at once. */
export function Fold({
  summary,
  open = false,
  className,
  children,
}: {
  readonly summary: ReactNode
  readonly open?: boolean
  readonly className?: string
  readonly children: ReactNode
}): ReactNode {
  const [opened, setOpened] = useState(open)
  return (
    <details
      className={className}
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true)
      }}
    >
      <summary>{summary}</summary>
      {(opened || open) && children}
    </details>
  )
}
