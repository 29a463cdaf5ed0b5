/** The command `lint` as data, and the exit codes that a newsroom's pipeline goes by. */
import { rules } from '../lint/rules.ts'
import type { Command, Flag } from './flags.ts'

/** What a run of `hearsay lint` ends with. */
export const lintExitCodes = {
  clean: { code: 0, about: 'nothing to look at in the draft' },
  findings: { code: 1, about: 'there is something to look at' },
  usage: { code: 2, about: 'wrong use: an unknown flag or rule, or no path that exists; nothing was checked' },
  nothing: { code: 3, about: 'nothing usable: no article in the draft, or none to hold it against' },
  partly: {
    code: 5,
    about: 'nothing to look at, but some of what was given could not be read (`--lenient` makes this 0)'
  }
} as const

const ids = rules.map((rule) => rule.id)

/** `shared`: flags that other commands have too. */
export function lintCommand(shared: readonly Flag[]): Command {
  return {
    name: 'lint',
    argument: {
      usage: '[draft] [paths...]',
      about:
        'the draft, a file or - for standard input; then files, folders or globs to hold it against, or one corpus: of it, the stories that the draft is most like'
    },
    about: 'hold a draft against the articles at hand, before it is published',
    details: [
      'Traces the draft as an article published after all the others, and shows what has changed on the way: a plural added, a hedge dropped, an attribution lost or changed, an outlet left out, a credit missing, a quotation altered or made, a bare “a source”, a number, age, date or name at odds with most of the others. Each finding shows both sentences. Where the draft shows reporting of its own (“told this newspaper”) it is believed; where the others differ among themselves, it may side with any.',
      `The rules: ${rules.map((rule) => `\`${rule.id}\` (${rule.about})`).join('; ')}.`,
      'It does not know what is true, and a clean draft may still be wrong.'
    ],
    flags: [
      { name: 'json', about: 'the findings as one JSON document, `hearsay.lint/1`', group: 'Output' },
      {
        name: 'rule',
        value: 'ID',
        choices: ids,
        repeatable: true,
        about: 'ask only this rule; may be given several times',
        group: 'Selection'
      },
      {
        name: 'ignore',
        value: 'ID',
        choices: ids,
        repeatable: true,
        about: 'do not ask this rule; may be given several times',
        group: 'Selection'
      },
      {
        name: 'strict',
        about: 'also tell what rests only on outlets of which no article was given',
        group: 'Selection'
      },
      {
        name: 'outlet',
        value: 'NAME',
        about: 'the outlet that the draft is for, where it does not say so: its own earlier articles need no credit',
        group: 'Input'
      },
      { name: 'lenient', about: 'exit 0 although some of what was given could not be read', group: 'Input' },
      ...shared
    ],
    exits: lintExitCodes,
    examples: [
      { run: 'hearsay lint draft.txt saved-pages/', about: 'a draft against all articles in a folder' },
      { run: 'pbpaste | hearsay lint - saved-pages/', about: 'a draft from the clipboard' },
      {
        run: 'hearsay lint draft.md saved-pages/ --ignore bare-source --outlet "Harbour Post"',
        about: 'one rule less, as one outlet'
      },
      {
        run: 'hearsay lint draft.txt saved-pages/ --json | jq -r \'.findings[] | "\\(.draft.line): \\(.message)"\'',
        about: 'for another program'
      }
    ]
  }
}
