/**
 * The reading page: one article as it reads, its statements marked in place, and beside each what the other articles make of the same
 * claim. Marks are drawn from offsets in sorted segments; lines that are no body text are folded away with their reasons.
 */
import { useState } from 'preact/hooks'
import type { Block } from '../../model.ts'
import { plural } from '../../report/counts.ts'
import { dateWords } from '../../report/dates.ts'
import type { ArticlePage as Page, ReadStatement } from '../../report/pages.ts'
import { visible } from '../../report/safe.ts'
import { useLoaded } from '../load.ts'
import { Folding } from '../parts/folding.tsx'
import { MarginNote } from '../parts/marginNote.tsx'
import { type Marked, type Role, rolesOf, segmentsOf } from '../parts/segments.ts'
import { MarkKey, Stretch } from '../parts/sentence.tsx'
import { Arrived } from '../parts/waiting.tsx'
import { Words } from '../parts/words.tsx'
import { useHref, useSurroundings } from '../surroundings.ts'

interface ArticleProps {
  readonly id: string
  /** The statement that the reader comes for. */
  readonly statement: string | null
}

/** Blocks shown at first. */
const step = 80

/** The page of an article. */
export function ArticlePage({ id, statement }: ArticleProps) {
  const { source } = useSurroundings()
  const loaded = useLoaded(source, `article ${id}`, () => source.article(id))
  return <Arrived of={loaded} what="article" draw={(page) => <Reading page={page} wanted={statement} />} />
}

function Reading({ page, wanted }: { readonly page: Page; readonly wanted: string | null }) {
  const { article } = page
  const body = article.blocks.filter((block) => !isSetAside(block))
  const aside = article.blocks.filter(isSetAside)
  const at = body.findIndex((block) =>
    page.statements.some(({ statement }) => statement.id === wanted && startsIn(statement.content[0], block))
  )
  const [shown, setShown] = useState(Math.max(step, at + 10))
  return (
    <article class="reading">
      <ArticleHead page={page} />
      <MarkKey />
      <div class="readingBody">
        {body.slice(0, shown).map((block) => (
          <BlockRow key={block.start} block={block} page={page} wanted={wanted} />
        ))}
      </div>
      {body.length > shown && (
        <button type="button" class="quiet" onClick={() => setShown(body.length)}>
          Show the rest <span class="faint">({plural(body.length - shown, 'paragraph')})</span>
        </button>
      )}
      {aside.length > 0 && (
        <Folding
          summary={`${plural(aside.length, 'line')} of the page that ${aside.length === 1 ? 'is' : 'are'} no body text`}
        >
          {() => (
            <ul class="asideLines">
              {aside.slice(0, 200).map((block) => (
                <li key={block.start}>
                  <Words text={article.text.slice(block.start, block.end)} most={300} />{' '}
                  <span class="tag">{block.kind === 'credit' ? 'credit' : (block.reason ?? block.kind)}</span>
                </li>
              ))}
            </ul>
          )}
        </Folding>
      )}
      <SharedWith page={page} />
    </article>
  )
}

function isSetAside(block: Block): boolean {
  return block.kind === 'boilerplate' || block.kind === 'credit'
}

function startsIn(span: { readonly start: number } | undefined, block: Block): boolean {
  return span !== undefined && span.start >= block.start && span.start < block.end
}

function ArticleHead({ page }: { readonly page: Page }) {
  const href = useHref()
  const { article, story } = page
  return (
    <header class="pageHead">
      <p class="kicker">
        {article.outlet ? (
          <a href={href({ page: 'outlet', name: article.outlet.name })}>
            <Words text={article.outlet.name} most={80} />
          </a>
        ) : (
          'Outlet not known'
        )}
        {story && (
          <>
            {' · '}in{' '}
            <a href={href({ page: 'story', id: story.id })}>
              <Words text={story.headline} most={100} />
            </a>
          </>
        )}
      </p>
      <h1 tabIndex={-1}>
        <Words text={article.headline || 'Without a headline'} most={300} />
      </h1>
      <p class="facts">
        {dateWords(article.published, 'withYear')}
        {article.byline.length > 0 && (
          <>
            {' · by '}
            <Words text={article.byline.join(', ')} most={160} />
          </>
        )}
        {' · '}
        <Words text={article.uri} most={160} />
      </p>
    </header>
  )
}

interface Owned {
  readonly role: Role
  readonly statement: string
}

function BlockRow({
  block,
  page,
  wanted
}: {
  readonly block: Block
  readonly page: Page
  readonly wanted: string | null
}) {
  const here = page.statements.filter(({ statement }) => startsIn(statement.content[0], block))
  const headline = page.article.headline
  const text = page.article.text
  if (
    block.kind === 'headline' &&
    here.length === 0 &&
    headline !== null &&
    text.slice(block.start, block.end).trim() === headline.trim()
  )
    return null
  const words = <MarkedText block={block} page={page} wanted={wanted} />
  return (
    <div class="row">
      {here.length > 0 && (
        <div class="margin" role="note" aria-label="What the others say">
          {here.map((read) => (
            <MarginNote
              key={read.statement.id}
              read={read}
              number={page.statements.indexOf(read) + 1}
              articles={page.articles}
            />
          ))}
        </div>
      )}
      <div class={`block ${block.kind}`}>
        {block.kind === 'headline' && <span class="blockName">Headline</span>}
        {block.kind === 'bullet' ? (
          <ul>
            <li>{words}</li>
          </ul>
        ) : (
          <p>{words}</p>
        )}
      </div>
    </div>
  )
}

function MarkedText({
  block,
  page,
  wanted
}: {
  readonly block: Block
  readonly page: Page
  readonly wanted: string | null
}) {
  const numbers = new Map<number, ReadStatement>()
  const marks: Marked<Owned>[] = []
  for (const read of page.statements) {
    for (const mark of rolesOf(read.statement))
      if (mark.start < block.end && mark.end > block.start)
        marks.push({ ...mark, kind: { role: mark.kind, statement: read.statement.id } })
    const first = read.statement.content[0]
    if (first && startsIn(first, block) && !numbers.has(first.start)) numbers.set(first.start, read)
  }
  return (
    <bdi>
      {segmentsOf(page.article.text, block, marks).map((segment) => {
        const read = numbers.get(segment.start)
        const owned = segment.marks.map((mark) => mark.kind)
        const arrive =
          wanted !== null && owned.some(({ role, statement }) => role === 'content' && statement === wanted)
        const stretch = <Stretch text={segment.text} roles={[...new Set(owned.map(({ role }) => role))]} />
        return (
          <span key={segment.start} class={arrive ? 'arrived' : undefined} {...(arrive ? { 'data-arrive': '' } : {})}>
            {read && <sup class="noteNumber">{page.statements.indexOf(read) + 1}</sup>}
            {stretch}
          </span>
        )
      })}
    </bdi>
  )
}

/** Articles that share text with this one, longest first. */
function SharedWith({ page }: { readonly page: Page }) {
  const href = useHref()
  const shared = new Map<string, number>()
  for (const passage of page.passages)
    shared.set(passage.other.article, (shared.get(passage.other.article) ?? 0) + passage.end - passage.start)
  const heads = new Map(page.articles.map((head) => [head.id, head]))
  const rows = [...shared].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 30)
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="shared">
      <h2 id="shared">Shares text with {plural(shared.size, 'article')}</h2>
      <ul class="singles">
        {rows.map(([id, length]) => (
          <li key={id} class="single">
            <a href={href({ page: 'compare', a: page.article.id, b: id })}>
              Compare with <Words text={heads.get(id)?.outlet?.name ?? id} most={80} />
            </a>
            <span class="when">
              {visible(dateWords(heads.get(id)?.published ?? null, 'withYear'))}, {length} characters in common
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
