/** The signs of pictures and lists: ● named, ◌ anonymous, ▤ document, ▣ organization, an outlet, an outlet that is not in the files. */
import type { Speaker } from '../../model.ts'
import { plainLook } from '../../report/look.ts'
import { speakerName } from '../../report/speakers.ts'
import { kindOf, type NodeKind } from '../pictures/chain.ts'
import { Words } from './words.tsx'

/** What a sign means, in a word or two. */
export const signWords: Readonly<Record<NodeKind, string>> = {
  named: 'a named person',
  anonymous: 'somebody not named',
  document: 'a document',
  organization: 'an organization',
  outlet: 'an outlet with an article here',
  ghost: 'an outlet that is named, but not in the files',
  fold: 'more of the same'
}

/** A sign, drawn around a point of an SVG picture; 12 pixels across. */
export function SignShape({ kind, x, y }: { readonly kind: NodeKind; readonly x: number; readonly y: number }) {
  switch (kind) {
    case 'named':
      return <circle class="sign solid" cx={x} cy={y} r={5} />
    case 'anonymous':
      return <circle class="sign dotted" cx={x} cy={y} r={5} />
    case 'document':
      return (
        <path
          class="sign line"
          d={`M${x - 4.5} ${y - 5.5}h9v11h-9zM${x - 2.5} ${y - 2.5}h5M${x - 2.5} ${y}h5M${x - 2.5} ${y + 2.5}h5`}
        />
      )
    case 'organization':
      return <path class="sign line" d={`M${x - 5} ${y - 5}h10v10h-10zM${x - 2} ${y - 2}h4v4h-4z`} />
    case 'outlet':
      return <rect class="sign solid" x={x - 4} y={y - 4} width={8} height={8} />
    case 'ghost':
      return <rect class="sign line" x={x - 4} y={y - 4} width={8} height={8} />
    case 'fold':
      return <path class="sign line" d={`M${x - 5} ${y}h10M${x} ${y - 5}v10`} />
    default:
      return kind satisfies never
  }
}

/** A sign within a line of text. */
export function Sign({ kind }: { readonly kind: NodeKind }) {
  return (
    <svg class="inlineSign" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">
      <SignShape kind={kind} x={0} y={0} />
    </svg>
  )
}

/** Sign and name of a speaker. */
export function SpeakerWords({ speaker }: { readonly speaker: Speaker }) {
  const kind = kindOf(speaker)
  return (
    <span class="speaker">
      <Sign kind={kind} />
      <span class="unseen">{signWords[kind]}: </span>
      <Words text={speakerName(speaker, plainLook)} most={160} />
    </span>
  )
}
