/** Little words inside the names of people, written small ("Ludo van der Berg", "Amira ben Yusuf"), as alternatives of a pattern. */
import data from './people.json' with { type: 'json' }

export const nameParticles = data.particles.join('|')
