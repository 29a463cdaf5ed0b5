/**
 * Traces stories of a corpus in a thread of its own, so that whoever serves the corpus answers others meanwhile. Where the program runs from its
 * sources, or no thread can be started, a story is traced in this thread.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Trace } from '../model.ts'
import { gatherCrew } from '../pool/crew.ts'
import { type ModelName, readModel } from '../store/weights.ts'
import { type StoryParts, traceOneStory } from './storyTrace.ts'

export interface StoryThread {
  /** The trace of a story; throws where it cannot be made. */
  readonly trace: (parts: StoryParts) => Promise<Trace>
  readonly close: () => Promise<void>
}

const shared = { value: null }

/** A thread that is started with the first story. `model` is the tagger of the corpus. */
export function openStoryThread(model: ModelName, file: URL = new URL('./worker.mjs', import.meta.url)): StoryThread {
  const crew = existsSync(fileURLToPath(file)) ? gatherCrew(1, file, { model }) : null
  const traceHere = (parts: StoryParts) => traceOneStory(parts, readModel(model))
  return {
    trace: async (parts) => {
      if (!crew) return traceHere(parts)
      const [outcome] = await crew.ask({ kind: 'wholeStory', items: [parts], shared })
      if (outcome && 'result' in outcome) return outcome.result
      throw new Error(`the story "${parts.story.headline}" cannot be traced: ${outcome?.fault ?? 'no answer'}`)
    },
    close: async () => crew?.close()
  }
}
