/**
 * The portable statements of `src/corpus/sql`: one relation a file, each a CREATE TABLE … AS over relations that the header names. They are
 * read from disk when used; the built program has them beside it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type RelationName = 'current' | 'joined' | 'neighbours' | 'tellings' | 'findings' | 'ranked'

/** The statement that makes a relation. */
export function relation(name: RelationName): string {
  const path = ['./sql/', '../corpus/sql/']
    .map((folder) => fileURLToPath(new URL(`${folder}${name}.sql`, import.meta.url)))
    .find((candidate) => existsSync(candidate))
  if (!path) throw new Error(`${name}.sql is not in this installation: install hearsay again`)
  return readFileSync(path, 'utf8')
}
