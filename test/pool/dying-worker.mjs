/**
 * A worker thread for tests that dies of some items: of an article whose text says "die", and throws a fault for one that says "fault". Of
 * the others it makes a statement that is only the text.
 */
import { parentPort } from 'node:worker_threads'

parentPort.on('message', ({ items }) => {
  for (const { text } of items) if (text.startsWith('die')) process.exit(7)
  const outcomes = items.map(({ text }) => (text.startsWith('fault') ? { fault: 'no such word' } : { result: [{ id: text }] }))
  parentPort.postMessage({ outcomes })
})
parentPort.postMessage({ ready: true })
