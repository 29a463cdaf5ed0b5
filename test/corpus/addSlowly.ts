/** Adds articles in small batches: run by a test as a process of its own, to be killed. Says "ready" when it holds the corpus. */
import { readFileSync } from 'node:fs'
import { addAll } from '../../src/corpus/add.ts'
import type { Article } from '../../src/model.ts'
import { open } from './build.ts'

const [path, input] = process.argv.slice(2)
const articles = JSON.parse(readFileSync(input!, 'utf8')) as Article[]
const writer = await open(path!, 'onDemand')
process.stdout.write('ready\n')
const incoming = async function* () {
  yield { articles, problems: [], inputs: 1 }
}
writer.lock.note(0, 1, [input!])
await addAll(writer, incoming(), { model: null, batch: 9 })
writer.close()
