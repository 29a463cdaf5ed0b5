/**
 * Loaded into a server that is measured (`node --import`): how late its event loop is, told on SIGUSR2 as a line of JSON on standard error, in
 * milliseconds, since the last time it was asked. What the machine makes everybody wait is in it too; what the server itself blocks shows as well.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  process.on('SIGUSR2', () => {
    const [median, p99, longest] = [delay.percentile(50), delay.percentile(99), delay.max].map((ns) => ns / 1e6)
    process.stderr.write(`${JSON.stringify({ loop: { median, p99, longest } })}\n`)
    delay.reset()
  })
}
