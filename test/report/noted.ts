/** A small invented trace: a weekly has a friend's words; one outlet credits it, one does not, a third credits a ghost. */
import type { Trace } from '../../src/model.ts'
import { invent } from './invent.ts'

export function notedTrace(): Trace {
  return invent({
    about: 'four outlets, one friend, one outlet that is not in the files',
    headline: 'The lighthouse keeper moves out',
    articles: {
      tarn: ['Tarn Weekly', '2020-02-01', '“The lamp is packed already,” a friend told Tarn Weekly.'],
      fell: ['Fell Courier', '2020-02-02', '“The lamp is packed already,” a friend told Tarn Weekly.'],
      quay: ['Quay Mirror', '2020-02-03', '“The lamp is packed already,” a source said.'],
      glen: ['Glen Post', '2020-02-04', 'The lamp is packed, a neighbour told Harbour Bulletin.']
    },
    statements: {
      s1: { in: 'tarn', says: 'The lamp is packed already', who: 'a friend', cue: 'told', access: 'firsthand' },
      s2: {
        in: 'fell',
        says: 'The lamp is packed already',
        who: 'a friend',
        cue: 'told',
        via: ['Tarn Weekly'],
        access: 'relayed'
      },
      s3: { in: 'quay', says: 'The lamp is packed already', who: 'a source', cue: 'said' },
      s4: {
        in: 'glen',
        says: 'The lamp is packed',
        who: 'a neighbour',
        cue: 'told',
        via: ['Harbour Bulletin'],
        access: 'relayed'
      }
    },
    claims: [
      {
        id: 'lamp',
        text: 'The lamp is packed already',
        of: ['s1', 's2', 's3', 's4'],
        reports: [1, 2],
        informants: [1, 2],
        origins: ['s1', '[Harbour Bulletin] s4'],
        edges: [
          ['s2', 's1', 'stated'],
          ['s3', 's1', 'sameWords', 'uncredited'],
          ['s4', '[Harbour Bulletin]', 'stated']
        ],
        warnings: [['creditMissing', 's3', 's1', 'Quay Mirror has the words of Tarn Weekly and does not name it.']]
      }
    ]
  })
}
