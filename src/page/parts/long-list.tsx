import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Of every row, in rem: rows of one height let ten thousand of them scroll like ten. */
const ROW = 5.5
/** Drawn above and below what is seen. */
const BEYOND = 8

interface Props<T> {
  readonly items: readonly T[]
  readonly total: number
  readonly reach: (row: number) => void
  readonly label: string
  /** A row that is to be seen: chosen by a key. */
  readonly shown: number
  readonly rowOf: (item: T) => ReactNode
  readonly keyOf: (item: T) => string
}

/** A list of any length that scrolls with the page: only the rows about what is seen are there, and more are asked for on the way. */
export function LongList<T>({ items, total, reach, label, shown, rowOf, keyOf }: Props<T>): ReactNode {
  const list = useRef<HTMLOListElement>(null)
  const [[first, last], setRange] = useState<readonly [number, number]>([0, 20])
  const [height, setHeight] = useState(88)
  useLayoutEffect(() => {
    const update = (): void => {
      const top = list.current?.getBoundingClientRect().top ?? 0
      const row = ROW * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setHeight(row)
      setRange((was) => {
        const now = [
          Math.max(0, Math.floor(-top / row) - BEYOND),
          Math.ceil((innerHeight - top) / row) + BEYOND,
        ] as const
        return was[0] === now[0] && was[1] === now[1] ? was : now
      })
    }
    update()
    addEventListener('scroll', update, { passive: true })
    addEventListener('resize', update)
    return () => {
      removeEventListener('scroll', update)
      removeEventListener('resize', update)
    }
  }, [])
  useEffect(() => reach(Math.min(last, total - 1)), [reach, last, total])
  useEffect(() => {
    if (shown < 0 || !list.current) return
    const top = list.current.getBoundingClientRect().top + shown * height
    if (top < 80 || top + height > innerHeight) scrollBy({ top: top - innerHeight / 2 })
  }, [shown, height])
  return (
    <ol ref={list} className="long-list" aria-label={label} style={{ blockSize: `${total * height}px` }}>
      {items.slice(first, last).map((item, i) => (
        <li
          key={keyOf(item)}
          data-row={first + i}
          aria-setsize={total}
          aria-posinset={first + i + 1}
          style={{ transform: `translateY(${(first + i) * height}px)`, blockSize: `${height}px` }}
        >
          {rowOf(item)}
        </li>
      ))}
    </ol>
  )
}
