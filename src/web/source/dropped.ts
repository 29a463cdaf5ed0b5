/** What a reader has dropped and had traced: held by this window, gone with it. */
import { useEffect, useState } from 'preact/hooks'
import type { Trace } from '../../model.ts'
import { holdTrace } from '../../store/memory.ts'
import type { PageSource } from '../surroundings.ts'

let current: PageSource | null = null
const changed = new EventTarget()

/** Holds a trace as what was dropped; the one before is let go. */
export function setDropped(trace: Trace): void {
  current = holdTrace(trace, { name: 'what you dropped' })
  changed.dispatchEvent(new Event('change'))
}

/** What was dropped last; null where nothing was. */
export function useDropped(): PageSource | null {
  const [held, setHeld] = useState(current)
  useEffect(() => {
    const follow = () => setHeld(current)
    changed.addEventListener('change', follow)
    return () => changed.removeEventListener('change', follow)
  }, [])
  return held
}
