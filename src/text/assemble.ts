/**
 * WebAssembly from its text format, at the start of the program: for the few inner loops in which a compiler of JavaScript spends more on
 * guards than on the work. The source stands in the file that uses it and can be read there; there is no binary and nothing to build.
 *
 * Understood is what those loops need: one memory, functions with folded instructions and named locals and labels, and the instructions of the table
 * below (their numbers: WebAssembly Core Specification 2.0, appendix "Index of instructions"). A word that is not understood throws, when the module is loaded.
 */

/** A word of the source, or a list in brackets. */
type Expression = string | readonly Expression[]

type Export = WebAssembly.Memory | ((...numbers: readonly number[]) => number)

const TYPES: Readonly<Record<string, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b }

/** Instructions that take operands alone. */
const PLAIN: Readonly<Record<string, readonly number[]>> = {
  return: [0x0f],
  select: [0x1b],
  'i32.eqz': [0x45],
  'i32.lt_u': [0x49],
  'i32.gt_u': [0x4b],
  'i32.le_u': [0x4d],
  'i32.ge_u': [0x4f],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.mul': [0x6c],
  'i32.and': [0x71],
  'i32.shl': [0x74],
  'i32.shr_u': [0x76],
  'i64.add': [0x7c],
  'i64.shr_s': [0x87],
  'f64.ne': [0x62],
  'i32.wrap_i64': [0xa7],
  'i64.trunc_f64_s': [0xb0],
  'i32x4.splat': [0xfd, 0x11],
  'f64x2.splat': [0xfd, 0x14],
  'v128.xor': [0xfd, 0x51],
  'i32x4.shr_u': [0xfd, 0xad, 0x01],
  'i32x4.add': [0xfd, 0xae, 0x01],
  'i32x4.mul': [0xfd, 0xb5, 0x01],
  'f64x2.add': [0xfd, 0xf0, 0x01],
  'f64x2.sub': [0xfd, 0xf1, 0x01],
  'f64x2.mul': [0xfd, 0xf2, 0x01],
  'f64x2.pmin': [0xfd, 0xf6, 0x01],
  'f64x2.convert_low_i32x4_s': [0xfd, 0xfe, 0x01]
}

/** Instructions that read or write memory; the second number is the power of two to which addresses are aligned. */
const MEMORY: Readonly<Record<string, readonly [readonly number[], number]>> = {
  'i32.load': [[0x28], 2],
  'f64.load': [[0x2b], 3],
  'i32.load16_u': [[0x2f], 1],
  'i32.store': [[0x36], 2],
  'f64.store': [[0x39], 3],
  'v128.load': [[0xfd, 0x00], 0],
  'v128.store': [[0xfd, 0x0b], 0],
  'v128.load64_zero': [[0xfd, 0x5d], 0]
}

const LOCALS: Readonly<Record<string, number>> = { 'local.get': 0x20, 'local.set': 0x21, 'local.tee': 0x22 }
const CONSTANTS: Readonly<Record<string, readonly [number, (value: number) => readonly number[]]>> = {
  'i32.const': [0x41, (value) => signed(value | 0)],
  'i64.const': [0x42, signed],
  'f64.const': [0x44, (value) => [...new Uint8Array(Float64Array.of(value).buffer)]]
}
const BRANCHES: Readonly<Record<string, number>> = { br: 0x0c, br_if: 0x0d }
const BLOCKS: Readonly<Record<string, number>> = { block: 0x02, loop: 0x03 }
const [IF, ELSE] = [0x04, 0x05]
const NO_RESULT = 0x40
const END = 0x0b
const DECLARATIONS = new Set(['param', 'result', 'local'])

/** What a module exports, ready to be called. */
export function assemble<Exports extends Readonly<Record<string, Export>>>(source: string): Exports {
  const bytes = Uint8Array.from(moduleOf(parse(source)))
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Exports
}

/** The outermost list of a source. Comments run from `;;` to the end of the line. */
function parse(source: string): readonly Expression[] {
  const open: Expression[][] = [[]]
  for (const [word] of source.replace(/;;.*/g, '').matchAll(/[()]|[^\s()]+/g)) {
    if (word === '(') open.push([])
    else if (word === ')') {
      const list = open.pop()!
      open.at(-1)!.push(list)
    } else open.at(-1)!.push(word)
  }
  return open[0]![0] as readonly Expression[]
}

interface Compiled {
  readonly name: string
  readonly type: readonly number[]
  readonly code: readonly number[]
}

function moduleOf(source: readonly Expression[]): number[] {
  const parts = source.slice(1) as (readonly Expression[])[]
  const pages = Number(parts.find(([kind]) => kind === 'memory')!.at(-1))
  const functions = parts.filter(([kind]) => kind === 'func').map(functionOf)
  const exports = [
    [...named('memory'), 0x02, 0],
    ...functions.map(({ name }, index) => [...named(name), 0x00, ...unsigned(index)])
  ]
  return [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      functions.map(({ type }) => type)
    ),
    ...section(
      3,
      functions.map((_, index) => unsigned(index))
    ),
    ...section(5, [[0x00, ...unsigned(pages)]]),
    ...section(7, exports),
    ...section(
      10,
      functions.map(({ code }) => code)
    )
  ]
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  return [id, ...sized([...unsigned(entries.length), ...entries.flat()])]
}

function sized(bytes: readonly number[]): number[] {
  return [...unsigned(bytes.length), ...bytes]
}

function named(name: string): number[] {
  return sized([...name].map((letter) => letter.charCodeAt(0)))
}

/** `(func name (param $a i32) … (result i32) (local $b i32) … instruction …)` */
function functionOf(source: readonly Expression[]): Compiled {
  const parts = source.slice(2) as (readonly string[])[]
  const of = (kind: string) => parts.filter((part) => part[0] === kind)
  const types = (list: readonly (readonly string[])[]) => [list.length, ...list.map((part) => TYPES[part.at(-1)!]!)]
  const variables = [...of('param'), ...of('local')]
  const names = new Map(variables.map(([, name], index) => [name!, index]))
  const code = [of('local').length, ...of('local').flatMap(([, , type]) => [1, TYPES[type!]!])]
  for (const part of parts) if (!DECLARATIONS.has(part[0]!)) write(part, { code, names, labels: [] })
  code.push(END)
  return {
    name: source[1] as string,
    type: [0x60, ...types(of('param')), ...types(of('result'))],
    code: sized(code)
  }
}

interface Body {
  readonly code: number[]
  readonly names: ReadonlyMap<string, number>
  /** Of the blocks around, the innermost last. */
  readonly labels: string[]
}

/** Writes an instruction after its operands. */
function write(source: Expression, body: Body): void {
  const [name, ...rest] = source as readonly [string, ...Expression[]]
  const { code, names, labels } = body
  const writeAll = (expressions: readonly Expression[]) => {
    for (const expression of expressions) write(expression, body)
  }
  const first = rest[0] as string
  if (BLOCKS[name] !== undefined) {
    code.push(BLOCKS[name], NO_RESULT)
    labels.push(first)
    writeAll(rest.slice(1))
    labels.pop()
    code.push(END)
  } else if (name === 'if') {
    const [condition, then, otherwise] = rest as [Expression, readonly Expression[], (readonly Expression[])?]
    write(condition, body)
    code.push(IF, NO_RESULT)
    labels.push('')
    writeAll(then.slice(1))
    if (otherwise) code.push(ELSE)
    writeAll(otherwise?.slice(1) ?? [])
    labels.pop()
    code.push(END)
  } else if (BRANCHES[name] !== undefined) {
    writeAll(rest.slice(1))
    code.push(BRANCHES[name], labels.length - 1 - labels.lastIndexOf(first))
  } else if (LOCALS[name] !== undefined) {
    writeAll(rest.slice(1))
    code.push(LOCALS[name], names.get(first)!)
  } else if (CONSTANTS[name]) {
    const [number, bytesOf] = CONSTANTS[name]
    code.push(number, ...bytesOf(Number(first)))
  } else if (MEMORY[name]) {
    const [numbers, alignment] = MEMORY[name]
    const offset = typeof first === 'string' ? Number(first.slice('offset='.length)) : 0
    writeAll(typeof first === 'string' ? rest.slice(1) : rest)
    code.push(...numbers, alignment, ...unsigned(offset))
  } else {
    const numbers = PLAIN[name]
    if (!numbers) throw new Error(`not an instruction that is understood: ${name}`)
    writeAll(rest)
    code.push(...numbers)
  }
}

/** LEB128: seven bits a byte, least first. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...unsigned(Math.floor(value / 128))]
}

function signed(value: number): number[] {
  const low = ((value % 128) + 128) % 128
  const high = Math.floor(value / 128)
  const done = (high === 0 && low < 64) || (high === -1 && low >= 64)
  return done ? [low] : [low | 128, ...signed(high)]
}
