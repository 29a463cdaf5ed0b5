/** What the words mean, and how to read the pictures. */
import { Sign, signWords } from '../parts/sign.tsx'
import { terms } from '../parts/term.tsx'
import type { NodeKind } from '../pictures/chain.ts'

/** The page of words. */
export function WordsPage() {
  return (
    <article class="words">
      <header class="pageHead">
        <h1 tabIndex={-1}>What the words mean</h1>
      </header>
      <dl class="terms">
        {terms.map(({ word, means }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h2>Signs in the pictures</h2>
        <ul class="legend tall">
          {(Object.keys(signWords) as NodeKind[]).map((kind) => (
            <li key={kind}>
              <Sign kind={kind} /> {signWords[kind]}
            </li>
          ))}
        </ul>
      </section>
    </article>
  )
}
