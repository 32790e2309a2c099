import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react'
import { Problem, Waiting } from './state.tsx'

/**
 * A view whose code is fetched when it is gone to. React's own `lazy` keeps what it shows meanwhile for 300 ms at least, which is longer
 * than code from this machine takes.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let view: ComponentType<P> | undefined
  return function Later(props: P): ReactNode {
    const [, arrived] = useState(view !== undefined)
    const [error, setError] = useState<Error>()
    useEffect(() => {
      if (view !== undefined) return
      load().then((loaded) => {
        view = loaded
        arrived(true)
      }, setError)
    }, [])
    if (error) return <Problem error={error} />
    return view === undefined ? <Waiting /> : createElement(view, props)
  }
}
