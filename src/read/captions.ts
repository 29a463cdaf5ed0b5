/**
 * Whether a line is a picture's caption, by what it says of itself: "Pictured:", "Photo:", "…; seen in Oslo in 2019",
 * "(Getty Images)", "File photo". A caption may repeat the body; it is a caption all the same.
 */
import { isPictureCredit } from '../text/outlets.ts'
import { pictureNoteAt } from './pictureNotes.ts'

const opening =
  /^(?:[[(]?(?:pictured|photo|photos|photograph|photographs|picture|pictures|image|images|caption|video|screenshot|illustration|graphic|map|chart|foto|bild|photo illustration|image caption|image source|picture caption|video caption|media caption|photo caption|photo credit|image credit|picture credit|photo by|image by|picture by|photograph by|photographed by|video by|illustration by|credit)\s?(?:[:|])|(?:photo|photos|photograph|image|picture|illustration|graphic|video)\s(?:by|courtesy|credit|from|via)\s|photographs? by\s|\(?(?:file|stock|archive|handout|undated)(?:\s(?:photo|image|picture|photograph|pic))\b|file\s[-–—]\s|in this (?:\w+\.?\s\d{1,2},?\s\d{4},?\s|undated\s)?(?:\w+\s)?(?:file\s)?(?:photo|image|photograph|picture|frame|still)\b|image\s(?:source|caption|copyright)\b|media\scaption\b|picture\sposed\b|(?:above|below|left|right|top|bottom|inset|main|clockwise from[^,:]*|from left|l-r|\(l-r\)|from left to right|left to right)\s?:)/i
const closing =
  /(?:[;–—(]|[.!?]["”’]?\s)\s?(?:seen|pictured|shown|photographed|here|above)(?:\s(?:here|above|left|right|together|with|in|at|on|outside|during|last|after|before|leaving|arriving)\b[^.;]*)?[.)]*$/i
const pictured =
  /,\s(?:pictured|photographed)(?:\s(?:here|above|left|right|last|in|at|on|with|together|outside|during)\b[^.;]{0,80})?[.)]*$/i
const picturedRole = /^[^.]{2,90}\s\((?:pictured|left|right|centre|center|above|l|r)[^)]*\)/i
const bracketed =
  /[([](?:(?:photo|image|picture|pic|credit|file photo|photo credit|image credit|picture credit)s?\s?(?::|by|via|courtesy)?\s?)?(?<who>[^()[\]]{2,70})[)\]]\.?$/i
const tail =
  /(?:[|/.–—-]|\s)\s?(?:©\s?)?(?:(?:(?:photo|image|picture|photograph)s?\s?(?::|by)|credit:)\s?[^.]{2,60}|(?:via\s)?getty(?:\simages)?|ap\sphoto\b[^.]*|shutterstock|alamy|afp\/getty images)\.?$/i

/** A word that every caption has which says that it is one: a quick way past other lines. */
const telling =
  /photo|image|pictur|pic\b|archiv|library|stock|footage|camera|portrait|selfie|snap|captured|caption|video|screenshot|illustration|graphic|map|chart|foto|bild|credit|file|above|below|left|right|top|bottom|inset|main|clockwise|\bl\b|seen|shown|here|getty|shutterstock|alamy|instagram|supplied|handout|courtesy|[([][^)\]]+[)\]]\.?$/i

/** Longest caption in words: what is longer is text, whatever it begins with. */
const longest = 90

/** Whether the line is a caption by its own words. */
export function isCaption(line: string): boolean {
  if (line.length > 700 || !telling.test(line)) return false
  if (line.split(/\s+/).length > longest) return false
  if (opening.test(line) || pictureNoteAt(line) !== null) return true
  if (/(?:seen|pictured|shown|photographed|here|above)/i.test(line)) {
    if (closing.test(line)) return true
    if (pictured.test(line) && line.length < 320) return true
    if (
      /,\s(?:pictured|photographed)(?:\s(?:left|right|above|centre|center))?,/i.test(line) &&
      !/[.!?]["”’)]?$/.test(line)
    )
      return true
    if (picturedRole.test(line) && !/[.!?]["”’)]?$/.test(line)) return true
  }
  const who = bracketed.exec(line)?.groups?.who
  if (who && isPictureCredit(who.split(/\s?[/,]\s?|\svia\s/).at(-1) ?? who)) return true
  return tail.test(line) && line.length < 400
}
