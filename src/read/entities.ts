const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…'
}

/** Character references in JSON-LD, which no HTML parser resolves, and in the tag-stripping reader. */
export function decoded(value: string): string {
  return value.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (whole, decimal: string, hex: string, named: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : -1
      if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code)
      return entities[named?.toLowerCase() ?? ''] ?? whole
    }
  )
}
