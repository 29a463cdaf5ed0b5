/**
 * `npm run eval`: measures the built program on every gold at hand, prints each figure beside its floor, and fails
 * where one has fallen.
 *
 *   npm run eval                              everything
 *   npm run eval -- newscycle polnear         only these golds
 *   npm run eval -- newscycle --packs open --seeds 1,2 --errors
 *   npm run eval -- --set-floors              write the floors anew, a little under what is reached
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { attribute } from '../src/attribute/attribute.ts'
import { readModel } from '../src/store/weights.ts'
import { showChanges } from './changes.ts'
import { evaluateClusters } from './clusters.ts'
import { type Figure, hasFallen, type Outcome, readFloors, sideBySide, table, writeFloors } from './figures.ts'
import { evaluateMarked } from './marked.ts'
import { evaluateNewscycle, type NewscycleOptions, type Pack } from './newscycle.ts'
import { outPath } from './places.ts'
import { evaluatePolnear } from './polnear.ts'
import { evaluateReuse } from './reuse.ts'
import { evaluateStories } from './stories.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    packs: { type: 'string', default: 'open,second,third,fourth,fifth,sixth,seventh,eighth' },
    seeds: { type: 'string', default: '1,2,3,4,5' },
    stories: { type: 'string', default: '40' },
    errors: { type: 'boolean', default: false },
    'errors-of': { type: 'string', default: 'open' },
    'set-floors': { type: 'boolean', default: false }
  }
})

const names = (list: string) => list.split(',') as Pack['name'][]
const newscycle: NewscycleOptions = {
  packs: names(values.packs),
  seeds: values.seeds.split(',').map(Number),
  stories: Number(values.stories),
  errors: values.errors ? names(values['errors-of']) : []
}

/** Every gold, in the order in which they run. */
const golds: readonly { readonly name: string; readonly evaluate: () => Outcome | Promise<Outcome> }[] = [
  { name: 'newscycle', evaluate: () => evaluateNewscycle(newscycle) },
  { name: 'clusters', evaluate: () => evaluateClusters({ errors: values.errors }) },
  {
    name: 'marked',
    evaluate: () => evaluateMarked((article, { outlets }) => attribute(article, { outlets, model: readModel() }))
  },
  { name: 'polnear', evaluate: evaluatePolnear },
  { name: 'stories', evaluate: evaluateStories },
  { name: 'reuse', evaluate: evaluateReuse },
  { name: 'changes', evaluate: showChanges }
]

const unknown = positionals.filter((name) => !golds.some((gold) => gold.name === name))
if (unknown.length > 0) {
  console.error(`no such gold: ${unknown.join(', ')} (there are ${golds.map((gold) => gold.name).join(', ')})`)
  process.exit(2)
}

const floors = readFloors()
const measured: Figure[] = []
for (const gold of golds) {
  if (positionals.length > 0 && !positionals.includes(gold.name)) continue
  const outcome = await gold.evaluate()
  if ('skipped' in outcome) {
    console.log(`${gold.name}: skipped, ${outcome.skipped}\n`)
    continue
  }
  measured.push(...outcome.figures)
  console.log(`${table(outcome.figures, floors)}\n`)
  if (gold.name === 'newscycle') console.log(`${sideBySide(outcome.figures, floors)}\n`)
}

writeFileSync(outPath('figures.json'), `${JSON.stringify(measured, null, 2)}\n`)
if (values['set-floors']) {
  writeFloors(measured)
  console.log('floors written to eval/floors.json')
} else {
  const fallen = measured.filter((figure) => hasFallen(figure, floors))
  for (const { name, value } of fallen) console.log(`FALLEN: ${name} is ${value}, its floor is ${floors[name]}`)
  if (fallen.length > 0) process.exitCode = 1
  else console.log(measured.length > 0 ? 'no figure has fallen past its floor' : 'nothing was measured')
}
