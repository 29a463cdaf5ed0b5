/**
 * An invented story of many articles, as JSON lines: one agency text and its reprints, rewrites with and without credit, two outlets that
 * asked for themselves, a denial. The same number gives the same lines.
 */

const places = [
  'Aldermere',
  'Bramhythe',
  'Corwick',
  'Dunsalt',
  'Elverton',
  'Farholm',
  'Gannet Bay',
  'Hollowford',
  'Inchmore',
  'Jarrowby'
]
const kinds = [
  'Courier',
  'Herald',
  'Post',
  'Echo',
  'Observer',
  'Tribune',
  'Chronicle',
  'Bulletin',
  'Examiner',
  'Mercury'
]

const quotation =
  '“The east wall of the reservoir moved four centimetres in one night, and nobody was told before breakfast,”'
const second = '“We will drain the upper basin by Friday and look at every stone of it,”'

/** Name of the outlet with a number: "Aldermere Courier", then "Aldermere Courier 2". */
function outletName(i: number): string {
  const round = Math.floor(i / (places.length * kinds.length))
  const name = `${places[i % places.length]} ${kinds[Math.floor(i / places.length) % kinds.length]}`
  return round === 0 ? name : `${name} ${round + 1}`
}

function textOf(i: number, outlet: string): string {
  const lead =
    'Engineers at the Tarn Hollow reservoir found a shifted wall on Monday morning and closed the road below it.'
  const tail = `The reservoir serves ${40 + (i % 7)} villages. It was built in 1911 and raised by two metres in 1964.`
  switch (i === 0 ? 'origin' : i === 1 ? 'own' : i === 2 ? 'denial' : i % 5) {
    case 'origin':
      return `${lead}\n\n${quotation} an engineer who was on duty told Northfell Press.\n\n${second} said Maud Tarrant, who runs the water board.\n\n${tail}`
    case 'own':
      return `${lead}\n\n${second} Maud Tarrant of the water board told ${outlet} in an interview.\n\n“The road stays closed until I have seen the report,” she said.\n\n${tail}`
    case 'denial':
      return `A spokesman for the water board denied that the east wall of the reservoir moved four centimetres in one night.\n\n“No wall has moved,” the spokesman said.\n\n${tail}`
    case 3:
      return `The wall of Tarn Hollow has shifted, sources say.\n\n${quotation} sources said.\n\n${tail}`
    case 4:
      return `Northfell Press reported that an engineer spoke of a wall that moved in one night.\n\n${quotation} the engineer told Northfell Press.\n\n${tail}`
    default:
      return `${lead}\n\n${quotation} an engineer who was on duty told Northfell Press.\n\n${second} said Maud Tarrant, who runs the water board.\n\n${tail}\n\nSource: Northfell Press`
  }
}

/** `count` articles of one story, a line each. */
export function manyArticles(count: number): string {
  const lines: string[] = []
  for (let i = 0; i < count; i++) {
    const outlet = i === 0 ? 'Northfell Press' : outletName(i - 1)
    const minutes = i === 0 ? 0 : 30 + Math.round(9 * i + ((i * 7919) % 97))
    const published = new Date(Date.UTC(2031, 2, 3, 6, 0) + minutes * 60_000).toISOString()
    const headline =
      i === 0
        ? 'Reservoir wall shifts overnight at Tarn Hollow'
        : `Tarn Hollow reservoir: wall moved in the night, ${places[i % places.length]} road closed`
    lines.push(JSON.stringify({ id: `tarn-${i}`, outlet, published, headline, text: textOf(i, outlet) }))
  }
  return `${lines.join('\n')}\n`
}
