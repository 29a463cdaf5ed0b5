/** The people and documents behind each story as a flat table: one row an informant, with what it could be one with. */
import type { Trace } from '../model.ts'
import type { Table } from './tables.ts'

export const informantTable: Table = {
  name: 'informants',
  about: 'a person or document behind a story; the bounds are those of the whole story',
  columns: [
    'story',
    'story_min',
    'story_max',
    'informant',
    'type',
    'name',
    'description',
    'people',
    'outlet',
    'ghost',
    'could_be_one_with',
    'statements'
  ],
  rows: function* (trace: Trace) {
    for (const { id: story, informants: found } of trace.stories) {
      if (!found) continue
      const like = (id: string) =>
        [...new Set(found.couldBeOne.flatMap((group) => (group.includes(id) ? group : [])))]
          .filter((other) => other !== id)
          .join('; ')
      for (const one of found.known)
        yield [
          story,
          found.min,
          found.max,
          one.id,
          one.type,
          one.name,
          null,
          1,
          null,
          null,
          like(one.id),
          one.statements.join('; ')
        ]
      for (const one of found.unnamed)
        yield [
          story,
          found.min,
          found.max,
          one.id,
          'anonymous',
          null,
          one.description,
          one.people,
          one.outlet,
          one.ghost,
          like(one.id),
          one.statements.join('; ')
        ]
    }
  }
}
