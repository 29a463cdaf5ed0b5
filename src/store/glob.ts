/**
 * Globs, for shells that pass them on: `*`, `**`, `?`, `[a-z]`, `[!a]`, `{a,b}`. Hidden names are matched only where the
 * pattern names the dot.
 */

/** Whether a path is a pattern. */
export function isGlob(path: string): boolean {
  return /[*?]|\[[^\]]+\]|\{[^}]*,[^}]*\}/.test(path)
}

/** The folder before the first part that is a pattern; "" for the current one. */
export function globBase(pattern: string): string {
  const parts = pattern.split('/')
  const first = parts.findIndex(isGlob)
  const base = parts.slice(0, first < 0 ? parts.length - 1 : first).join('/')
  return base === '' && pattern.startsWith('/') ? '/' : base
}

/** A test for whole paths, with forward slashes. */
export function globTest(pattern: string): RegExp {
  let source = ''
  let depth = 0
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!
    if (pattern.startsWith('**/', i)) {
      source += '(?:(?!\\.)[^/]+/)*'
      i += 2
    } else if (pattern.startsWith('**', i)) {
      source += '(?:(?!\\.)[^/]+/)*(?!\\.)[^/]+'
      i += 1
    } else if (character === '*') source += `${startsName(pattern, i) ? '(?!\\.)' : ''}[^/]*`
    else if (character === '?') source += `${startsName(pattern, i) ? '(?!\\.)' : ''}[^/]`
    else if (character === '[' && pattern.indexOf(']', i + 2) > 0) {
      const end = pattern.indexOf(']', i + 2)
      source += `[${pattern
        .slice(i + 1, end)
        .replace(/^!/, '^')
        .replace(/[\\[]/g, '\\$&')}]`
      i = end
    } else if (character === '{' && pattern.indexOf('}', i) > 0) {
      source += '(?:'
      depth++
    } else if (character === '}' && depth > 0) {
      source += ')'
      depth--
    } else if (character === ',' && depth > 0) source += '|'
    else source += character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  }
  try {
    return new RegExp(`^${source}$`, 'su')
  } catch {
    // An unbalanced bracket: the pattern is a name.
    return new RegExp(`^${pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}$`, 'su')
  }
}

function startsName(pattern: string, at: number): boolean {
  return at === 0 || pattern[at - 1] === '/'
}
