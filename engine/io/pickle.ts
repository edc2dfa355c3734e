/**
 * Reads the part of Python's pickle format that state dicts use. Nothing is ever executed: a name that a pickle calls
 * must stand in the table that the caller gives, anything else is an error.
 */

/** What calling `module.name` with arguments gives. */
export type Callables = Record<string, (...args: unknown[]) => unknown>

/** A name that was loaded but stands for no call, such as a storage type. */
export class PythonName {
  readonly path: string
  constructor(path: string) {
    this.path = path
  }
}

const mark = Symbol('mark')

class Machine {
  readonly stack: unknown[] = []
  readonly memo = new Map<number, unknown>()
  at = 0
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly names: (path: string) => unknown
  readonly persistent: (id: unknown) => unknown
  constructor(bytes: Uint8Array, names: (path: string) => unknown, persistent: (id: unknown) => unknown) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.names = names
    this.persistent = persistent
  }
  take(n: number): number {
    const from = this.at
    this.at += n
    if (this.at > this.bytes.length) throw new Error('load: the pickle ends in the middle')
    return from
  }
  u8(): number {
    return this.bytes[this.take(1)]
  }
  u32(): number {
    return this.view.getUint32(this.take(4), true)
  }
  text(n: number): string {
    const from = this.take(n)
    return new TextDecoder().decode(this.bytes.subarray(from, from + n))
  }
  line(): string {
    const end = this.bytes.indexOf(10, this.at)
    if (end < 0) throw new Error('load: the pickle ends in the middle of a name')
    const text = this.text(end - this.at)
    this.at = end + 1
    return text
  }
  /** Everything above the last mark. */
  marked(): unknown[] {
    const from = this.stack.lastIndexOf(mark)
    const items = this.stack.splice(from)
    items.shift()
    return items
  }
  top(): unknown {
    return this.stack[this.stack.length - 1]
  }
}

/** A signed number of `n` bytes, little-endian. */
function long(m: Machine, n: number): number {
  const from = m.take(n)
  let value = 0n
  for (let i = n - 1; i >= 0; i--) value = (value << 8n) | BigInt(m.bytes[from + i])
  return Number(n > 0 ? BigInt.asIntN(8 * n, value) : 0n)
}

function setItems(target: unknown, items: readonly unknown[]): void {
  if (!(target instanceof Map)) throw new Error('load: the pickle sets items of something that is no dict')
  for (let i = 0; i < items.length; i += 2) target.set(items[i], items[i + 1])
}
function append(target: unknown, items: readonly unknown[]): void {
  if (!Array.isArray(target)) throw new Error('load: the pickle appends to something that is no list')
  target.push(...items)
}
function call(m: Machine): void {
  const args = m.stack.pop() as unknown[]
  const callee = m.stack.pop()
  if (typeof callee !== 'function')
    throw new Error(
      `load: the file wants to call ${callee instanceof PythonName ? callee.path : 'an object'}; only tensors and plain containers are read`,
    )
  m.stack.push((callee as (...args: unknown[]) => unknown)(...args))
}

type Step = (m: Machine) => void
const push =
  (value: (m: Machine) => unknown): Step =>
  m =>
    void m.stack.push(value(m))
const remember =
  (index: (m: Machine) => number): Step =>
  m =>
    void m.memo.set(index(m), m.top())
const recall = (index: (m: Machine) => number): Step => push(m => m.memo.get(index(m)))
const tupleOf =
  (n: number): Step =>
  m =>
    void m.stack.push(m.stack.splice(m.stack.length - n))

/** Opcodes by their byte. */
const steps: Record<number, Step> = {
  0x80: m => void m.u8(), // PROTO
  0x95: m => void m.take(8), // FRAME
  0x28: push(() => mark), // MARK
  0x30: m => void m.stack.pop(), // POP
  0x4e: push(() => null), // NONE
  0x88: push(() => true), // NEWTRUE
  0x89: push(() => false), // NEWFALSE
  0x4b: push(m => m.u8()), // BININT1
  0x4d: push(m => m.view.getUint16(m.take(2), true)), // BININT2
  0x4a: push(m => m.view.getInt32(m.take(4), true)), // BININT
  0x8a: push(m => long(m, m.u8())), // LONG1
  0x47: push(m => m.view.getFloat64(m.take(8), false)), // BINFLOAT
  0x8c: push(m => m.text(m.u8())), // SHORT_BINUNICODE
  0x58: push(m => m.text(m.u32())), // BINUNICODE
  0x55: push(m => m.text(m.u8())), // SHORT_BINSTRING
  0x54: push(m => m.text(m.u32())), // BINSTRING
  0x7d: push(() => new Map()), // EMPTY_DICT
  0x5d: push(() => []), // EMPTY_LIST
  0x29: push(() => []), // EMPTY_TUPLE
  0x8f: push(() => []), // EMPTY_SET
  0x85: tupleOf(1), // TUPLE1
  0x86: tupleOf(2), // TUPLE2
  0x87: tupleOf(3), // TUPLE3
  0x74: m => void m.stack.push(m.marked()), // TUPLE
  0x6c: m => void m.stack.push(m.marked()), // LIST
  0x73: m => {
    const items = m.stack.splice(m.stack.length - 2)
    setItems(m.top(), items)
  }, // SETITEM
  0x75: m => {
    const items = m.marked()
    setItems(m.top(), items)
  }, // SETITEMS
  0x61: m => {
    const item = m.stack.pop()
    append(m.top(), [item])
  }, // APPEND
  0x65: m => {
    const items = m.marked()
    append(m.top(), items)
  }, // APPENDS
  0x71: remember(m => m.u8()), // BINPUT
  0x72: remember(m => m.u32()), // LONG_BINPUT
  0x94: remember(m => m.memo.size), // MEMOIZE
  0x68: recall(m => m.u8()), // BINGET
  0x6a: recall(m => m.u32()), // LONG_BINGET
  0x63: push(m => {
    const module = m.line()
    return m.names(`${module}.${m.line()}`)
  }), // GLOBAL
  0x93: m => {
    const [module, name] = m.stack.splice(m.stack.length - 2)
    m.stack.push(m.names(`${String(module)}.${String(name)}`))
  }, // STACK_GLOBAL
  0x51: push(m => m.persistent(m.stack.pop())), // BINPERSID
  0x52: call, // REDUCE
  0x81: call, // NEWOBJ
  0x62: m => void m.stack.pop(), // BUILD: attributes of a dict (`_metadata`) are not kept
}

/** The value that a pickle holds: dicts as Map, lists and tuples as arrays. */
export function unpickle(bytes: Uint8Array, callables: Callables, persistent: (id: unknown) => unknown): unknown {
  const names = (path: string): unknown => (Object.hasOwn(callables, path) ? callables[path] : new PythonName(path))
  const m = new Machine(bytes, names, persistent)
  for (;;) {
    const code = m.u8()
    if (code === 0x2e) return m.stack.pop() // STOP
    const step = steps[code]
    if (!step)
      throw new Error(
        `load: opcode 0x${code.toString(16)} of the pickle is not read; save a state dict, or a safetensors file`,
      )
    step(m)
  }
}
