/**
 * The contract as flat tables, as data: one table a kind of record, one more for each list inside a record, joined by ids.
 * A cell holds a text, a number, a truth value or nothing; never JSON.
 */
import type { Span, Trace } from '../model.ts'
import { informantTable } from './informantTable.ts'

export type Cell = string | number | boolean | null

/** A table: what one row is, its columns, its rows. */
export interface Table {
  readonly name: string
  /** What one row is. */
  readonly about: string
  readonly columns: readonly string[]
  readonly rows: (trace: Trace) => Iterable<readonly Cell[]>
}

const joined = (spans: readonly { readonly text: string }[]) => spans.map((span) => span.text).join(' … ')
const first = (spans: readonly Span[]) => spans[0]?.start ?? null
const last = (spans: readonly Span[]) => spans.at(-1)?.end ?? null

/** All tables, in the order in which they are written. */
export const tables: readonly Table[] = [
  {
    name: 'articles',
    about: 'an article',
    columns: [
      'id',
      'uri',
      'url',
      'outlet',
      'domain',
      'headline',
      'byline',
      'language',
      'published',
      'published_precision',
      'published_basis',
      'modified',
      'text'
    ],
    rows: function* (trace) {
      for (const a of trace.articles)
        yield [
          a.id,
          a.uri,
          a.url,
          a.outlet?.name ?? null,
          a.outlet?.domain ?? null,
          a.headline,
          a.byline.join('; '),
          a.language,
          a.published?.at ?? null,
          a.published?.precision ?? null,
          a.published?.basis ?? null,
          a.modified?.at ?? null,
          a.text
        ]
    }
  },
  {
    name: 'statements',
    about: 'a statement: start and end are of its content',
    columns: [
      'id',
      'article',
      'claim',
      'kind',
      'polarity',
      'access',
      'speaker_type',
      'speaker',
      'speaker_descriptor',
      'speaker_plural',
      'speaker_id',
      'via',
      'start',
      'end',
      'content',
      'cue',
      'cue_start',
      'cue_end',
      'source',
      'source_start',
      'source_end',
      'hedges',
      'block',
      'rule'
    ],
    rows: function* (trace) {
      for (const s of trace.statements)
        yield [
          s.id,
          s.article,
          s.claim,
          s.kind,
          s.polarity,
          s.access,
          s.speaker.type,
          s.speaker.name,
          s.speaker.descriptor,
          s.speaker.plural,
          s.speaker.id,
          s.via.map((v) => v.outlet).join('; '),
          first(s.content),
          last(s.content),
          joined(s.content),
          s.cue?.text ?? null,
          s.cue?.start ?? null,
          s.cue?.end ?? null,
          s.source?.text ?? null,
          s.source?.start ?? null,
          s.source?.end ?? null,
          s.hedges.map((h) => h.text).join('; '),
          s.block,
          s.rule
        ]
    }
  },
  {
    name: 'spans',
    about: 'a span of a statement',
    columns: ['statement', 'article', 'role', 'start', 'end', 'text'],
    rows: function* (trace) {
      for (const s of trace.statements) {
        for (const span of s.content) yield [s.id, s.article, 'content', span.start, span.end, span.text]
        if (s.cue) yield [s.id, s.article, 'cue', s.cue.start, s.cue.end, s.cue.text]
        if (s.source) yield [s.id, s.article, 'source', s.source.start, s.source.end, s.source.text]
        for (const via of s.via) yield [s.id, s.article, 'via', via.start, via.end, via.outlet]
        for (const hedge of s.hedges) yield [s.id, s.article, 'hedge', hedge.start, hedge.end, hedge.text]
      }
    }
  },
  {
    name: 'passages',
    about: 'a stretch of text that two articles share',
    columns: ['a_article', 'a_start', 'a_end', 'b_article', 'b_start', 'b_end', 'similarity', 'kind'],
    rows: function* (trace) {
      for (const p of trace.passages)
        yield [p.a.article, p.a.start, p.a.end, p.b.article, p.b.start, p.b.end, p.similarity, p.kind]
    }
  },
  {
    name: 'claims',
    about: 'a claim with its counts',
    columns: [
      'id',
      'story',
      'text',
      'carriers',
      'reports_min',
      'reports_max',
      'informants_min',
      'informants_max',
      'not_stated',
      'statements',
      'denials',
      'warnings'
    ],
    rows: function* (trace) {
      for (const c of trace.claims)
        yield [
          c.id,
          c.story,
          c.text,
          c.carriers.length,
          c.reports.min,
          c.reports.max,
          c.informants.min,
          c.informants.max,
          c.notStated,
          c.statements.length,
          c.denials.length,
          c.warnings.length
        ]
    }
  },
  {
    name: 'carriers',
    about: 'an outlet that carries a claim',
    columns: ['claim', 'outlet', 'article', 'statements'],
    rows: function* (trace) {
      for (const c of trace.claims)
        for (const carrier of c.carriers) yield [c.id, carrier.outlet, carrier.article, carrier.statements.join('; ')]
    }
  },
  {
    name: 'origins',
    about: 'an origin of a claim',
    columns: [
      'claim',
      'outlet',
      'ghost',
      'access',
      'speaker_type',
      'speaker',
      'speaker_descriptor',
      'speaker_id',
      'statements'
    ],
    rows: function* (trace) {
      for (const c of trace.claims)
        for (const o of c.origins)
          yield [
            c.id,
            o.outlet,
            o.ghost,
            o.access,
            o.speaker.type,
            o.speaker.name,
            o.speaker.descriptor,
            o.speaker.id,
            o.statements.join('; ')
          ]
    }
  },
  {
    name: 'lineage',
    about: 'an edge: the child got it from the parent',
    columns: [
      'claim',
      'child',
      'parent_statement',
      'parent_ghost',
      'evidence',
      'credited',
      'confidence',
      'article',
      'start',
      'end'
    ],
    rows: function* (trace) {
      for (const c of trace.claims)
        for (const e of c.lineage) {
          const parent = 'statement' in e.parent ? [e.parent.statement, null] : [null, e.parent.ghost]
          const place = e.spans[0]
          yield [
            c.id,
            e.child,
            parent[0]!,
            parent[1]!,
            e.evidence,
            e.credited,
            e.confidence,
            place?.article ?? null,
            place?.start ?? null,
            place?.end ?? null
          ]
        }
    }
  },
  {
    name: 'warnings',
    about: 'a warning',
    columns: ['claim', 'kind', 'statement', 'against', 'message'],
    rows: function* (trace) {
      for (const c of trace.claims) for (const w of c.warnings) yield [c.id, w.kind, w.statement, w.against, w.message]
    }
  },
  {
    name: 'steps',
    about: 'a step of how the counts of a claim came about',
    columns: ['claim', 'step', 'text', 'statements'],
    rows: function* (trace) {
      for (const c of trace.claims)
        for (const [i, step] of c.why.entries()) yield [c.id, i + 1, step.text, step.statements.join('; ')]
    }
  },
  {
    name: 'ghosts',
    about: 'a mention of an outlet that is not in the files',
    columns: ['id', 'outlet', 'article', 'start', 'end'],
    rows: function* (trace) {
      for (const g of trace.ghosts) for (const m of g.mentions) yield [g.id, g.outlet, m.article, m.start, m.end]
    }
  },
  {
    name: 'stories',
    about: 'an article of a story',
    columns: ['story', 'headline', 'first', 'last', 'article', 'informants_min', 'informants_max'],
    rows: function* (trace) {
      for (const s of trace.stories)
        for (const article of s.articles)
          yield [s.id, s.headline, s.first, s.last, article, s.informants?.min ?? null, s.informants?.max ?? null]
    }
  },
  informantTable,
  {
    name: 'conflicts',
    about: 'a value of a conflict or change',
    columns: ['conflict', 'story', 'subject', 'attribute', 'verdict', 'value', 'article', 'start', 'end', 'text'],
    rows: function* (trace) {
      for (const [i, c] of trace.conflicts.entries())
        for (const v of c.values)
          yield [i + 1, c.story, c.subject, c.attribute, c.verdict, v.value, v.article, v.start, v.end, v.text]
    }
  },
  {
    name: 'problems',
    about: 'an input that could not be used, or only in part',
    columns: ['uri', 'code', 'message'],
    rows: function* (trace) {
      for (const p of trace.problems) yield [p.uri, p.code, p.message]
    }
  }
]
