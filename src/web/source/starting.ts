/** While the server still traces what it serves, it says how far it is: pages show that instead of nothing. */
import { useEffect, useState } from 'preact/hooks'
import type { TraceProgress } from './traceFiles.ts'

let current: TraceProgress | null = null
const changed = new EventTarget()

/** Says how far the server is; null once it answers. */
export function tellStarting(progress: TraceProgress | null): void {
  current = progress
  changed.dispatchEvent(new Event('change'))
}

/** How far the server is; null where it answers, or says nothing of it. */
export function useStarting(): TraceProgress | null {
  const [progress, setProgress] = useState(current)
  useEffect(() => {
    const follow = () => setProgress(current)
    changed.addEventListener('change', follow)
    return () => changed.removeEventListener('change', follow)
  }, [])
  return progress
}
