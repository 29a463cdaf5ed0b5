/**
 * Transcripts and interviews: "WALLIS: We are ready." "Q: Why?" "Ann Bell: It was time." and statements under a name in capitals.
 *
 * A line counts as a turn where a short name stands before a colon; one such line alone may be a label, so two turns are asked for, or a
 * name in capitals. "Q:" and the outlet's own questions are not statements; "A:" is the person interviewed and has no name here.
 */
import type { Page, Paragraph } from '../page.ts'
import { type Proposal, propose } from '../proposal.ts'

const turn =
  /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?((?:[A-Z][A-Z.'’-]+(?:\s+[A-Z][A-Z.'’-]+){0,3}|(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|President|Judge|Prof)\.?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’.-]+){0,3}))(?:\s*\([^)]{2,40}\))?:\s+(?=\S)/u
const notSpeakers =
  /^(?:Q|A|QUESTION|ANSWER|NOTE|UPDATE|UPDATED|READ|READ MORE|WATCH|LISTEN|MORE|RELATED|SOURCE|CREDIT|PHOTO|PHOTOS|VIDEO|BREAKING|CORRECTION|EXCLUSIVE|OPINION|ANALYSIS|EDITORIAL|REVIEW|LIVE|FACT|MYTH|PROS|CONS|VERDICT|RATING|PRICE|DATE|TIME|WHERE|WHEN|WHO|WHAT|WHY|HOW|TIP|STEP|INGREDIENTS|METHOD|SERVES|TEAMS?|SCORE|RESULT|ATTENDANCE|REFEREE|ADVERTISEMENT|CONTACT|PHONE|EMAIL|ADDRESS|TAGS?|TOPICS?|LOCATION|Note|Update|Read|Watch|Photo|Source|Credit|Correction|Related|Tip|Price|Location|Date|Time|Ingredients|Method|Serves|Verdict|Rating|Director|Cast|Length|Certificate|Summary|Answer|Question|By|From|To|Subject|Key|Also|Warning|Conclusion|Result|Background|Updated|Published|Editor|Contact|Tickets|Venue|Score|Teams|Man|Attendance|Referee|Highlights|Exclusive|Breaking|Opinion|Analysis|Review|Live)\b/

export function findTranscript(page: Page): Proposal[] {
  const turns = page.paragraphs.flatMap((p) => readTurn(page, p) ?? [])
  const seen = new Map<string, number>()
  for (const t of turns) seen.set(t.name, (seen.get(t.name) ?? 0) + 1)
  const many = turns.length >= 3 && seen.size >= 2
  return turns
    .filter((t) => many || (/^[A-Z.'’ -]{3,}$/.test(t.name) && turns.length >= 2))
    .map((t) =>
      propose({
        rule: 'transcript.turn',
        paragraph: t.paragraph.index,
        content: [{ start: t.content, end: t.paragraph.end }],
        cue: { start: t.nameEnd, end: t.nameEnd + 1 },
        source: { start: t.nameStart, end: t.nameStart + t.name.length },
        lemma: 'say',
        strength: 0.94
      })
    )
}

interface Turn {
  readonly paragraph: Paragraph
  readonly name: string
  readonly nameStart: number
  readonly nameEnd: number
  readonly content: number
}

function readTurn(page: Page, paragraph: Paragraph): Turn | null {
  if (paragraph.block === 'headline' || paragraph.block === 'caption') return null
  const shown = page.text.slice(paragraph.start, paragraph.end)
  const hit = turn.exec(shown)
  const name = hit?.[1]
  if (!hit || !name || notSpeakers.test(name) || shown.length - hit[0].length < 3) return null
  const nameStart = paragraph.start + hit[0].indexOf(name)
  return {
    paragraph,
    name,
    nameStart,
    nameEnd: paragraph.start + hit[0].lastIndexOf(':'),
    content: paragraph.start + hit[0].length
  }
}
