/**
 * Every domain type of hearsay, and no logic. Read `pipeline.ts` first, this file second.
 *
 * The terms are the field's: an attribution relation is a *statement* with content, cue and source (Pareti 2015;
 * Newell, Margolin and Ruths 2018); text reuse is a *passage* (Potthast et al. 2010; Smith, Cordell and Mullen 2015); the
 * way a claim travelled is its *lineage*. These types are also the output contract `hearsay.trace/1`: the published JSON Schema is
 * generated from `Trace`. Fields may be added; none is renamed.
 *
 * Unknown, undated and unseen are values (`null`, `"none"`, `"notStated"`), never missing fields.
 */

/** A half-open range of UTF-16 code units into the `text` of one article. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span together with the words it covers: `text === article.text.slice(start, end)`. */
export interface TextSpan extends Span {
  readonly text: string
}

/** A span that says which article it points into. */
export interface Place extends Span {
  /** Article id. */
  readonly article: string
}

// ------------------------------------------------------------------ read

/** Bytes to be read, and where they came from. */
export interface Input {
  /** Path or address as the user gave it. */
  readonly uri: string
  readonly bytes: Uint8Array
}

/** Who publishes an article. */
export interface Outlet {
  readonly name: string
  /** Registrable host such as `courieronline.example`, where one is shown. */
  readonly domain: string | null
  /** What shows it: a field or tag, a line of the page, words by which it speaks of itself, "told X" alone, or the file's name. */
  readonly basis?: 'metadata' | 'page' | 'selfReference' | 'mention' | 'fileName'
}

/** When something was published. Never guessed silently: `basis: "inferred"` has `at: null` and a range. */
export interface Moment {
  /** Start of the minute, day, month or year meant, ISO 8601 in UTC; `null` where only a range is known. */
  readonly at: string | null
  readonly precision: 'minute' | 'day' | 'month' | 'year'
  readonly basis: 'metadata' | 'dateline' | 'feed' | 'url' | 'inferred'
  /** For an inferred date: the earliest and latest instant that the text allows, ISO 8601 in UTC. */
  readonly earliest?: string | null
  readonly latest?: string | null
}

export type BlockKind = 'headline' | 'paragraph' | 'bullet' | 'caption' | 'credit' | 'boilerplate'

/** A line or paragraph of an article. Blocks are in text order and do not overlap. */
export interface Block extends Span {
  readonly kind: BlockKind
  /** Why a block is no body text, in a word or two ("repeated line", "image alt", "share"); absent for body text. */
  readonly reason?: string
}

/** A line that credits another publisher ("Source: Glimpse Weekly", "(AP)"), read before it is set aside. */
export interface Credit extends Span {
  readonly outlet: string
}

/** One version of one page. */
export interface Article {
  readonly id: string
  /** Path or address it was read from, as given. */
  readonly uri: string
  /** Canonical address of the page, where the page says one. */
  readonly url: string | null
  readonly outlet: Outlet | null
  readonly headline: string | null
  readonly byline: readonly string[]
  /** ISO 639-1 code, or "und" where it cannot be told. */
  readonly language: string
  /** The cleaned text. All offsets everywhere are into it. */
  readonly text: string
  readonly published: Moment | null
  readonly modified: Moment | null
  readonly blocks: readonly Block[]
  readonly credits: readonly Credit[]
  /** Fields of the input record that hearsay does not know, passed through. */
  readonly extra?: Readonly<Record<string, unknown>>
}

/** An input, or a part of one, that could not be used. The rest is still traced. */
export interface Problem {
  readonly uri: string
  /** Stable machine-readable code such as `emptyFile`, `notText`, `truncated`, `badLine`. */
  readonly code: string
  /** One sentence for a person: what is wrong with which file, and what to do. */
  readonly message: string
}

// ------------------------------------------------------------------ attribute

export type StatementKind = 'direct' | 'mixed' | 'indirect' | 'asserted'
export type SpeakerType = 'named' | 'anonymous' | 'organization' | 'document' | 'outlet' | 'none'
export type Access = 'firsthand' | 'implied' | 'relayed' | 'notStated'
export type Polarity = 'asserts' | 'denies' | 'declines'
export type CueClass = 'speech' | 'thought' | 'intent'
/** Where words were to be had by anyone present or reading: such words prove no copying between outlets. */
export type Occasion = 'pressConference' | 'broadcast' | 'document' | 'post' | 'release' | 'court'

/** What a source span resolves to. */
export interface Speaker {
  readonly type: SpeakerType
  /** Fullest form of the name, for named people, organizations, outlets and documents. */
  readonly name: string | null
  /** How an unnamed source is described ("a friend of the couple"), or a named one's role ("board member"). */
  readonly descriptor: string | null
  /** More than one person. */
  readonly plural: boolean
  /** How many, where the text gives a number ("two officials"); else null. */
  readonly count: number | null
  /** Same id, same speaker, within one trace. */
  readonly id: string
}

/** An outlet that stands between the speaker and this article; nearest to this article first. */
export interface Via extends Span {
  readonly outlet: string
}

/** One attribution relation in one article. */
export interface Statement {
  readonly id: string
  readonly article: string
  readonly kind: StatementKind
  /** What is said; more than one span where the attribution interrupts it. In text order. */
  readonly content: readonly TextSpan[]
  readonly cue: TextSpan | null
  readonly source: TextSpan | null
  readonly speaker: Speaker
  readonly via: readonly Via[]
  readonly access: Access
  readonly hedges: readonly TextSpan[]
  readonly polarity: Polarity
  /** The claim it belongs to; null before grouping. */
  readonly claim: string | null
  /** Kind of the block its content stands in. */
  readonly block: BlockKind
  readonly cueClass: CueClass
  readonly occasion: Occasion | null
  /** Name of the rule (or "model") that proposed it. */
  readonly rule: string
}

// ------------------------------------------------------------------ match

/** A stretch of text that two articles share; `a` is the earlier article where dates tell. */
export interface Passage {
  readonly a: Place
  readonly b: Place
  /** Matching tokens over the longer side's tokens, 0 to 1. */
  readonly similarity: number
  /** What the passage is: shared wording, a (near-)copy of the article, two versions of one page, or page furniture. */
  readonly kind: 'passage' | 'duplicate' | 'version' | 'boilerplate'
}

// ------------------------------------------------------------------ group and trace

/** Articles about the same events. */
export interface Story {
  readonly id: string
  readonly headline: string
  /** Article ids, earliest first. */
  readonly articles: readonly string[]
  /** ISO 8601 instants of the first and last dated article; null if none is dated. */
  readonly first: string | null
  readonly last: string | null
  /** People and documents behind all its claims; left out before tracing. */
  readonly informants?: StoryInformants
}

/** Lower and upper bound of a count. */
export interface Bounds {
  readonly min: number
  readonly max: number
}

/** A named person or organization, or a document, at the far end of a story's claims. */
export interface KnownInformant {
  readonly type: 'named' | 'organization' | 'document'
  /** Speaker id. */
  readonly id: string
  readonly name: string
  readonly statements: readonly string[]
}

/** Somebody unnamed at the far end of a story's claims, in the words of one article (or of those that cite one ghost). */
export interface UnnamedInformant {
  /** Within its story: "u1", "u2". */
  readonly id: string
  /** "a friend of the couple"; "" where the text says nothing, as in "the Post reported". */
  readonly description: string
  /** How many people the words stand for: 2 for "two officials". */
  readonly people: number
  /** The outlet that met them; null where it is unknown. */
  readonly outlet: string | null
  /** No article of that outlet is held. */
  readonly ghost: boolean
  readonly statements: readonly string[]
}

/** Two informants who cannot be one person. */
export interface InformantsApart {
  readonly a: string
  readonly b: string
  /** In plain words: "one is called a man, the other a woman". */
  readonly because: string
}

/** How many people and documents stand behind all claims of a story: the fewest that no text contradicts, and all that are described apart. */
export interface StoryInformants extends Bounds {
  /** Whether `min` was searched out; where a story is too large for that, it is a number that is certainly reached. */
  readonly exact: boolean
  readonly known: readonly KnownInformant[]
  readonly unnamed: readonly UnnamedInformant[]
  readonly apart: readonly InformantsApart[]
  /** One way to reach `min`: ids (of `unnamed`, and of `known` people) that could each be one person. Groups of one are left out. */
  readonly couldBeOne: readonly (readonly string[])[]
}

/** An outlet that carries a claim: it has an article in the files which asserts it. */
export interface Carrier {
  /** Name of the outlet, or null where it is unknown (then the article alone is the carrier). */
  readonly outlet: string | null
  /** The first article of this outlet that carries the claim. */
  readonly article: string
  readonly statements: readonly string[]
}

/** A terminal of the lineage with first-hand or implied access. */
export interface Origin {
  readonly outlet: string | null
  readonly ghost: boolean
  readonly access: Access
  readonly speaker: Speaker
  readonly statements: readonly string[]
}

export type Evidence = 'stated' | 'version' | 'duplicate' | 'document' | 'reuse' | 'sameWords' | 'oddity'

/** "The child got it from the parent." */
export interface LineageEdge {
  /** Statement id. */
  readonly child: string
  readonly parent: { readonly statement: string } | { readonly ghost: string }
  readonly evidence: Evidence
  /** Whether the child names the parent as its source. */
  readonly credited: boolean
  /** 0 to 1: how sure the direction and the link are, by kind of evidence. */
  readonly confidence: number
  /** The words that show it. */
  readonly spans: readonly Place[]
}

export type WarningKind =
  | 'attributionChanged'
  | 'pluralAdded'
  | 'hedgeDropped'
  | 'attributionLost'
  | 'intermediaryRemoved'
  | 'creditMissing'
  | 'circular'

/** Something that went wrong on the way, which a reader can check in two sentences. */
export interface Warning {
  readonly kind: WarningKind
  readonly statement: string
  /** The statement it is held against; null where there is none in the files. */
  readonly against: string | null
  readonly message: string
}

/** One step of how a count came about, in plain words, with the statements that show it. */
export interface Step {
  readonly text: string
  readonly statements: readonly string[]
}

/** Statements that say the same thing, and how far they can be followed back. */
export interface Claim {
  readonly id: string
  readonly story: string
  /** The claim in its own words: the content of its earliest, fullest statement. */
  readonly text: string
  readonly statements: readonly string[]
  readonly carriers: readonly Carrier[]
  /** Independent acts of gathering. */
  readonly reports: Bounds
  /** People or documents at the far end. */
  readonly informants: Bounds
  /** Carriers whose lineage the text does not state. They add to no count. */
  readonly notStated: number
  readonly origins: readonly Origin[]
  /** Statements that deny the claim. */
  readonly denials: readonly string[]
  readonly lineage: readonly LineageEdge[]
  readonly warnings: readonly Warning[]
  /** The derivation of the counts. */
  readonly why: readonly Step[]
}

/** An outlet that is named as a source, of which no article is held. */
export interface Ghost {
  readonly id: string
  readonly outlet: string
  readonly mentions: readonly Place[]
}

export interface ConflictValue extends Place, TextSpan {
  readonly value: string
}

/** Accounts that differ on one attribute of one subject. */
export interface Conflict {
  readonly subject: string
  readonly attribute: 'age' | 'date' | 'number' | 'status' | 'spelling' | 'place'
  readonly values: readonly ConflictValue[]
  readonly verdict: 'conflict' | 'change' | 'compatible' | 'spelling'
  readonly story: string
}

// ------------------------------------------------------------------ what if

/** Somebody or something that is taken for untrustworthy: `hearsay trace --without`. */
export interface Removed {
  /** As the user put it. */
  readonly asked: string
  readonly kind: 'outlet' | 'article' | 'speaker'
  /** Key of the outlet, article id, or speaker id. */
  readonly id: string
  readonly name: string
}

/** A count with everything, and without what was removed. */
export interface BeforeAfter {
  readonly before: Bounds
  readonly after: Bounds
}

/** A claim that rests at least in part on what was removed. */
export interface KnockedClaim {
  readonly claim: string
  /** No origin is left (`falls`), a bound of reports or informants is lower (`weakens`), or only copies are gone (`stands`). */
  readonly effect: 'falls' | 'weakens' | 'stands'
  readonly reports: BeforeAfter
  readonly informants: BeforeAfter
  /** Outlets that carry it, before and after. */
  readonly carriers: { readonly before: number; readonly after: number }
  /** Statements that were removed, and all that have it from nowhere else. */
  readonly fallen: readonly string[]
}

/** An article that carries claims which stand only on what was removed. What was removed itself is not listed. */
export interface Correction {
  readonly article: string
  readonly claims: readonly {
    readonly claim: string
    /** It has it from there; or it does not say from where, and nothing else is left that it could have it from. */
    readonly because: 'derived' | 'notStated'
    readonly statements: readonly string[]
  }[]
}

/** What would stand if some outlet, article or speaker could not be trusted. */
export interface Knockout {
  readonly without: readonly Removed[]
  readonly claims: readonly KnockedClaim[]
  readonly corrections: readonly Correction[]
}

/** The whole answer: `hearsay trace PATHS… --json`. */
export interface Trace {
  readonly schema: 'hearsay.trace/1'
  /** Version of hearsay that made it. */
  readonly version: string
  readonly articles: readonly Article[]
  readonly statements: readonly Statement[]
  readonly passages: readonly Passage[]
  readonly claims: readonly Claim[]
  readonly ghosts: readonly Ghost[]
  readonly stories: readonly Story[]
  readonly conflicts: readonly Conflict[]
  readonly problems: readonly Problem[]
  /** Only where it was asked for (`--without`). All else in the trace is with everything. */
  readonly knockout?: Knockout
}
