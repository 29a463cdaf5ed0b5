/** `hearsay stages`: the stages of a trace, as `pipeline.ts` lists them. */
import { stages } from '../pipeline.ts'
import { type World, write } from './world.ts'

/** Prints the list; gives the exit code. */
export async function runStages(world: World): Promise<number> {
  const [name, flow] = [
    Math.max(...stages.map((stage) => stage.name.length)),
    Math.max(...stages.map((stage) => `${stage.from} → ${stage.to}`.length))
  ]
  for (const stage of stages)
    await write(
      world.stdout,
      `${stage.name.padEnd(name)}  ${`${stage.from} → ${stage.to}`.padEnd(flow)}  ${stage.about}\n`
    )
  return 0
}
