import { useEffect } from 'react'
import { useSpeech } from './say.tsx'

/** The title of the browser's window: what is shown, then whose page it is. */
export function useTitle(title: string | undefined): void {
  const { text } = useSpeech()
  const brand = text('brand')
  useEffect(() => {
    document.title = title ? `${title} – ${brand}` : brand
  }, [title, brand])
}
