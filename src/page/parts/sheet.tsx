import { type ReactNode, useEffect, useRef } from 'react'
import { useSpeech } from '../base/say.tsx'

/** A dialog in front of the page, with the browser's own focus and Escape. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactNode {
  const { text } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="sheet-title">
      <header>
        <h2 id="sheet-title">{title}</h2>
        <button type="button" className="quiet" onClick={() => dialog.current?.close()} aria-label={text('page.close')}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  )
}
