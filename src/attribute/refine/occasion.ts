/** Where the words were to be had by anyone: a press conference, a broadcast, a post, a release, a document, a court. */
import type { Occasion } from '../../model.ts'
import type { Draft, Scene } from './draft.ts'

const meeting =
  'conference|briefing|gathering|appearance|session|meeting|round ?table|huddle|availability|encounter|reception|Q ?(?:&|and) ?A|exchange|talk'
const press =
  'reporters|journalists|newsmen|newswomen|correspondents|broadcasters|microphones|cameras|news crews|camera crews|camera teams|television crews|press corps|press pack'
const facing =
  'told|tells?|telling|informed|assured|addressing|addressed|briefed|facing|faced|before|in front of|to|into|surrounded by|questions from'

const occasions: readonly (readonly [Occasion, RegExp])[] = [
  [
    'pressConference',
    new RegExp(
      [
        `(?:press|news|media) (?:${meeting}|call|event|opportunity|point|lunch|breakfast|day|pack|corps|huddle|contingent|call-out|scrum|stakeout|doorstep)`,
        'presser',
        'photo call',
        `(?:${meeting})s? (?:for|with|before|to) (?:\\p{L}+ ){0,3}?(?:${press}|the (?:press|media))`,
        `(?:${facing}) (?:\\p{L}+ ){0,5}?(?:${press}|(?:assembled|gathered|waiting|attending|local|national|foreign|international|travelling|traveling|visiting) (?:press|media))`,
        `(?:told|tells?|telling|addressing|addressed|briefed|facing|faced|spoke to|speaking to|talked to|talking to|before|in front of) (?:\\p{L}+ ){0,3}the (?:press|media)`,
        '(?:taking|took|takes|fielding|fielded|answering|answered|asked|pressed) (?:\\p{L}+ ){0,2}?(?:questions (?:in|at|outside|after|on|before|from)|by (?:\\p{L}+ )?(?:reporters|journalists))'
      ]
        .map((part) => `\\b(?:${part})\\b`)
        .join('|'),
      'iu'
    )
  ],
  [
    'court',
    /\b(?:told|tells?|telling|heard in|before|in) (?:an?|the|\p{Lu}?\p{L}+) ?(?:\p{L}+ )*(?:court|jury|judge|tribunal|magistrates?|inquest|inquiry|grand jury|hearing)\b|\btestif(?:y|ied|ies|ying)\b|\bunder oath\b|\bin (?:his|her|their) testimony\b|\bfrom the (?:witness stand|dock)\b|\btold (?:Parliament|Congress|MPs|lawmakers|senators|the (?:Senate|House|Commons|parliament|committee|council))\b/iu
  ],
  [
    'post',
    /\b(?:tweet(?:s|ed|ing)?|retweet(?:s|ed)?|instagram(?:med)?|facebook|tiktok|twitter|snapchat|threads|mastodon|bluesky|telegram|weibo|linkedin|youtube|reddit|social media|(?:instagram|blog|facebook|social media|forum) (?:post|story|stories)|posted (?:on|to|online)|in (?:an?|the) (?:post|tweet|blog)|on X)\b/iu
  ],
  [
    'release',
    /\b(?:press release|news release|(?:in|issued|released|according to|through|via|with) (?:an?|the|his|her|their|its|\p{L}+) ?(?:\p{L}+ ){0,2}statement|communiqu[eé]|in a release|in (?:an?|the) (?:written |joint |official |brief |prepared |short )?statement)\b/iu
  ],
  [
    'broadcast',
    /\b(?:on|during|over|for) (?:\p{L}+['’]?s? ){0,3}(?:television|TV|radio|air|national TV|state TV|breakfast TV|live TV)\b|\btelevised\b|\b(?:phone-in|call-in|podcast|webcast|live ?stream(?:ed)?|video message|to camera|before the cameras|(?:television|radio|TV) (?:audience|viewers|listeners|panel|slot|studio|bulletin|news))\b|\b(?:live|radio|television|TV) (?:broadcast|interview|programme|program|show|address|debate|appearance)\b|\b(?:on|in|during) (?:\p{L}+['’]?s? )+(?:programme|program|broadcast|talk show|chat show|podcast|breakfast show|morning show|late-night show)\b|\bon (?:the )?(?:BBC|CNN|CBS|NBC|ABC|MSNBC|ITV|PBS|NPR|Sky)\b/iu
  ],
  [
    'document',
    /\b(?:court |legal |regulatory |tax |securities )?(?:filings?|documents?|lawsuit|affidavit|indictment|court papers|transcripts?|report|memo|audit|complaint)\b[^.]{0,30}\b(?:states?|stated|shows?|showed|says?|said|reads?|reveals?|revealed|alleges?|alleged|claims?|claimed|seen by|obtained by|reviewed by)\b/iu
  ]
]

/** The occasion that the words around the cue show; the recipient and cue are part of them. */
export function occasionOf(scene: Scene, draft: Draft): Occasion | null {
  if (draft.speaker.type === 'document') return 'document'
  if (draft.proposal.rule === 'embeddedPost') return 'post'
  const words = draft.zone.map((z) => scene.text.slice(z.start, z.end)).join(' ')
  for (const [occasion, pattern] of occasions) {
    if (!pattern.test(words)) continue
    // the outlet's own programme is its own access
    if (occasion === 'broadcast' && draft.firsthand) return null
    return occasion
  }
  return null
}
