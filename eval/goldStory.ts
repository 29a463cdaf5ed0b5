/**
 * The gold of an invented news cycle as simulate-newscycle.mjs writes it, as far as the error lists read it. Mentions are takes as
 * printed; parents and warnings point to mentions by their place in the list.
 */

export interface GoldMention {
  readonly article: string
  readonly where: string
  readonly content: readonly string[]
  readonly at: readonly number[]
  readonly kind: string
  readonly source: string | null
  readonly speakerType: string
  readonly plural: boolean
  readonly via: readonly string[]
  readonly viaAlso?: readonly (readonly string[])[]
  readonly access: string
  readonly polarity: string
}

export interface GoldParent {
  readonly child: number
  readonly parent: number | { readonly ghost: string }
  readonly evidence: string
  readonly credited: boolean | null
  readonly optional?: boolean
  readonly alsoFrom?: readonly string[]
}

export interface GoldClaim {
  readonly id: string
  readonly mentions: readonly GoldMention[]
  readonly parents: readonly GoldParent[]
  readonly counts: Readonly<Record<string, unknown>>
  readonly warnings: readonly { readonly kind: string; readonly mention: number; readonly against: number | null }[]
}

export interface GoldSpeech {
  readonly article: string
  readonly content: readonly string[]
  readonly at: readonly number[]
}

export interface GoldStory {
  readonly id: string
  readonly articles: readonly { readonly id: string; readonly outlet: string }[]
  readonly claims: readonly GoldClaim[]
  readonly background: readonly GoldSpeech[]
  readonly conflicts: readonly { readonly subject: string; readonly attribute: string; readonly verdict: string }[]
}
