/** "What if this outlet had not reported?": a choice of the story's outlets, those at which chains end first. */
import { useState } from 'preact/hooks'
import { oneLine, visible } from '../../report/safe.ts'
import type { StoryProvenance } from '../../report/storyProvenance.ts'
import { goTo } from '../navigation.ts'
import { formatRoute } from '../route.ts'
import { useSurroundings } from '../surroundings.ts'

interface WithoutFormProps {
  readonly story: string
  readonly provenance: StoryProvenance
  /** The outlet that is chosen already; "" for none. */
  readonly chosen: string
}

/** Outlets that are offered; an address names any other. */
const mostOffered = 400

/** The choice, and a button that goes to the answer; nothing where nobody can work it out. */
export function WithoutForm({ story, provenance, chosen }: WithoutFormProps) {
  const { scope, source } = useSurroundings()
  const [outlet, setOutlet] = useState(chosen)
  if (!source.without || provenance.outlets.length === 0) return null
  const groups = [
    {
      label: 'at which chains end',
      of: provenance.outlets.filter((one) => one.firsthand.length + one.implied.length > 0)
    },
    { label: 'others', of: provenance.outlets.filter((one) => one.firsthand.length + one.implied.length === 0) }
  ]
  return (
    <form
      class="withoutForm"
      onSubmit={(event) => {
        event.preventDefault()
        if (outlet !== '') goTo(formatRoute({ scope, page: 'without', id: story, outlet }))
      }}
    >
      <label>
        Outlet{' '}
        <select value={outlet} onChange={(event) => setOutlet(event.currentTarget.value)}>
          <option value="">choose one</option>
          {groups
            .filter(({ of }) => of.length > 0)
            .map(({ label, of }) => (
              <optgroup key={label} label={label}>
                {of.slice(0, mostOffered).map(({ name }) => (
                  <option key={name} value={name}>
                    {visible(oneLine(name.slice(0, 80)))}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </label>
      <button type="submit" disabled={outlet === ''}>
        See what falls
      </button>
    </form>
  )
}
