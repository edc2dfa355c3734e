/**
 * Random TypeScript cells out of all syntax that erases. Every statement computes something and prints it with `print`;
 * names are used only below their definition, so that a program may be cut into cells between any two statements.
 */
export interface Program {
  statements: string[]
  /** Names of the syntax that occurs. */
  features: Set<string>
}

export class Random {
  #state: number
  constructor(seed: number) {
    this.#state = seed + 1
  }
  next(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0
    return this.#state / 2 ** 32
  }
  below = (n: number) => Math.floor(this.next() * n)
  pick = <T>(list: readonly T[]): T => list[this.below(list.length)]
  chance = (p: number) => this.next() < p
}

export function generate(seed: number): Program {
  const writer = new Writer(new Random(seed))
  const statements = Array.from({ length: 3 + writer.random.below(8) }, () => writer.statement())
  return { statements, features: writer.features }
}

class Writer {
  readonly random: Random
  readonly features = new Set<string>()
  /** Names that hold a number, and of those the ones that may be assigned. */
  #numbers: string[] = []
  #lets: string[] = []
  #count = 0

  constructor(random: Random) {
    this.random = random
  }

  statement(): string {
    const { pick, chance } = this.random
    const [feature, write] = pick(Object.entries(statements))
    this.features.add(feature)
    const text = write(this)
    return chance(0.5) ? text.replace(/;(?=\n|$)/g, '') : text
  }

  name = (prefix = 'v') => `${prefix}${this.#count++}`

  note<T extends string>(feature: string, text: T): T {
    this.features.add(feature)
    return text
  }

  defineNumber(name: string, isLet = false) {
    this.#numbers.push(name)
    if (isLet) this.#lets.push(name)
    return name
  }

  get anyLet(): string | null {
    return this.#lets.length > 0 ? this.random.pick(this.#lets) : null
  }

  /** A number where `await` may not stand. */
  synchronous(): string {
    return this.number(3, true)
  }

  /** An expression whose value is a number. */
  number(depth = 3, synchronous = false): string {
    const { pick, below, chance } = this.random
    if (depth === 0 || chance(0.25))
      return this.#numbers.length > 0 && chance(0.6) ? pick(this.#numbers) : String(below(20))
    const inner = () => this.number(depth - 1, synchronous)
    const [feature, write] = pick(Object.entries(wrappers).filter(([name]) => !synchronous || name !== 'async arrow'))
    return this.note(feature, write(this, inner))
  }

  /** A type; what it says does not matter, it is never checked. */
  type(depth = 2): string {
    const { pick, chance } = this.random
    if (depth === 0 || chance(0.3)) return pick(['number', 'string', 'unknown', "'a'", 'any', 'T0', 'null', 'void'])
    const inner = () => this.type(depth - 1)
    const [feature, write] = pick(Object.entries(types))
    return this.note(feature, write(inner))
  }

  /** Something between two tokens where anything may stand. */
  gap = () => this.random.pick([' ', ' ', ' ', '\n', ' /* : T as any */ ', ' // as never\n'])
}

const wrappers: Record<string, (w: Writer, inner: () => string) => string> = {
  as: (w, inner) => `(${inner()} as ${w.type()})`,
  'as const': (_, inner) => `(${inner()}, 3 as const)`,
  satisfies: (w, inner) => `(${inner()} satisfies ${w.type()})`,
  'non-null': (_, inner) => `(${inner()})!`,
  'as chain': (w, inner) => `((${inner()}) as unknown as ${w.type(1)})`,
  arithmetic: (w, inner) => `(${inner()} ${w.random.pick(['+', '-', '*', '%', '<', '>', '>>', '&'])} ${inner()})`,
  conditional: (_, inner) => `(${inner()} ? ${inner()} : ${inner()})`,
  'generic call': (w, inner) =>
    `Number<${'unknown'}>(${inner()})`.replace('<unknown>', '') + (w.random.chance(0.5) ? '!' : ''),
  'instantiated call': (w, inner) =>
    `((x: any) => x)<${w.type(1)}>(${inner()})`.replace('((x: any) => x)<', '(<T0,>(x: T0) => x)<'),
  'arrow with types': (w, inner) => `((a: ${w.type()}, b?: ${w.type(1)}): number => a as any)(${inner()})`,
  'optional chain': (_, inner) => `({ p: { q: ${inner()} } } as any)?.p!.q`,
  array: (w, inner) => `[${inner()}, ${inner()}][${w.random.below(2)}]!`,
  'generic new': (w, inner) => `new Map<string, ${w.type(1)}>([['k', ${inner()} as any]]).get('k')!`,
  nullish: (w, inner) => `(null as ${w.type(1)} ?? ${inner()})`,
  template: (_, inner) => `Number(\`\${${inner()} as number}\`)`,
  'async arrow': (w, inner) => `(await (async <T0,>(x: T0): Promise<${w.type(1)}> => x as any)(${inner()}) as number)`,
  'comparison that looks like types': (w, inner) => `Number(${w.random.below(9)} < (${inner()}))`,
}

const types: Record<string, (inner: () => string) => string> = {
  'array type': inner => `${inner().replace(/.*[^\w].*/s, 'number')}[]`,
  'union type': inner => `(${inner()} | ${inner()} & ${inner()})`,
  'function type': inner => `((this: any, a: ${inner()}, ...rest: any[]) => ${inner()})`,
  'constructor type': inner => `(abstract new (a?: ${inner()}) => ${inner()})`,
  'object type': inner =>
    `{ a: ${inner()}; readonly b?: ${inner()}, [k: string]: any; (x: number): void; m?(): ${inner()} }`,
  'tuple type': inner => `[a: ${inner()}, b?: ${inner()}, ...c: any[]]`,
  'generic type': inner => `Map<${inner()}, Array<${inner()}>>`,
  'conditional type': inner => `(${inner()} extends infer U extends string ? U : ${inner()})`,
  'mapped type': inner =>
    `{ -readonly [K in keyof ${inner().replace(/.*[^\w'].*/s, 'any')} as \`x\${K & string}\`]-?: ${inner()} }`,
  'template type': () => '`a${string}b${number}`',
  'indexed type': inner => `{ a: ${inner()} }['a']`,
  'typeof type': () => 'typeof globalThis.Math.max',
  'import type': () => "import('torchlet').Tensor",
  'multi-line type': inner => `{\n  a: ${inner()};\n  b: ${inner()}\n}`,
}

const show = (expression: string) => `print(${expression});`

const statements: Record<string, (w: Writer) => string> = {
  const: w => {
    const value = w.number()
    const name = w.defineNumber(w.name())
    return `const ${name}: ${w.type()}${w.gap()}= ${value};\n${show(name)}`
  },
  let: w => {
    const value = w.number()
    const name = w.defineNumber(w.name(), true)
    return `let ${name}: ${w.type()} = ${value} as any;\n${show(name)}`
  },
  'definite let': w => {
    const value = w.number()
    const name = w.defineNumber(w.name(), true)
    return `let ${name}${w.gap().includes('//') ? '' : ' '}!: ${w.type()};\n${name} = ${value};\n${show(name)}`
  },
  assignment: w => {
    const target = w.anyLet
    if (!target) return show(w.number())
    const operator = w.random.pick(['=', '+=', '-=', '??=', '||=', '&&='])
    return `${target} ${operator} ${w.number()} as ${w.type(1)};\n${show(target)}`
  },
  'line that begins with a parenthesis': w =>
    `const ${w.name()} = ${w.random.below(9)} as ${w.type(1).replace(/\n/g, ' ')}\n;(0, print)(${w.number()});`,
  'parenthesis after a type': w => {
    const name = w.name()
    return `const ${name} = ${w.random.below(9)} as number\n(print as any)(${w.number()});`.replace(
      '\n(print as any)',
      '\n[1].forEach(() => 0)\nprint',
    )
  },
  'type alias': w =>
    `type ${w.name('T')}<A extends ${w.type(1)} = any, in out B = A> = ${w.type()};\n${show(w.number())}`,
  interface: w =>
    `interface ${w.name('I')}<A = ${w.type(1)}> extends Object { a: ${w.type()}; b?(x: A): void; new (x: A): any; readonly [k: string]: any }\n${show(w.number())}`,
  'declare statement': w =>
    `declare ${w.random.pick([`const ${w.name()}: ${w.type()}`, `function ${w.name()}(a: number): ${w.type(1)}`, `class ${w.name('D')} { x: ${w.type(1)} }`, `namespace ${w.name('N')} { const y: 1 }`, `enum ${w.name('E')} { A }`])};\n${show(w.number())}`,
  'namespace of types': w =>
    `namespace ${w.name('N')} { export type Q = ${w.type()}; export interface R { x: 1 } }\n${show(w.number())}`,
  'declare global': w => `declare global { interface Window { x: ${w.type(1)} } }\n${show(w.number())}`,
  overloads: w => {
    const name = w.name('f')
    return `function ${name}(a: string): string;\nfunction ${name}(a: number, b?: ${w.type()}): number;\nfunction ${name}(a: any, b?: any): any { return a * 2 }\n${show(`${name}(${w.number()})`)}`
  },
  'generic function': w => {
    const name = w.name('f')
    return `function ${name}<const A extends ${w.type(1)}, B = A>(a: A, ...rest: B[]): ${w.type()} { return [a, rest.length] as any }\n${show(`${name}<any, any>(${w.number()}, ${w.number()} as any)`)}`
  },
  'this parameter': w => {
    const name = w.name('f')
    return `function ${name}(this: ${w.type()}${w.random.pick(['', ',', ', x: number'])}) { return typeof this }\n${show(`${name}.call(1 as any, 2 as any)`)}`
  },
  'type predicate': w => {
    const name = w.name('f')
    return `function ${name}(x: any): x is ${w.type()} { return typeof x === 'number' }\n${show(`${name}(${w.number()})`)}`
  },
  asserts: w => {
    const name = w.name('f')
    return `function ${name}(x: any): asserts x${w.random.pick(['', ' is number'])} { if (x === 7) throw x }\ntry { ${name}(${w.number()}); print('ok') } catch (e: unknown) { print(e as any) }`
  },
  'optional and default parameters': w => {
    const name = w.name('f')
    return `const ${name} = (a?: ${w.type()}, { b = 1, ...c }: { b?: number; [k: string]: any } = {}, [d]: any[] = [4]): any => [a, b, c, d];\n${show(`${name}(${w.number()} as any, { b: ${w.number()}, z: 1 })`)}`
  },
  'return type over lines': w => {
    const name = w.name('f')
    return `const ${name} = (a: number): {\n  x: ${w.type()}\n  y: number\n} => ({ x: a }) as any;\n${show(`${name}(${w.number()})`)}`
  },
  'async type parameters over lines': w => {
    const name = w.name('f')
    return `const ${name} = async <\n  A,\n  B extends A = A\n>(a: A): Promise<\n  B\n> => a as any;\n${show(`await ${name}(${w.number()})`)}`
  },
  'abstract class': w => {
    const [base, child] = [w.name('C'), w.name('C')]
    return `abstract class ${base}<A = any> { abstract a: ${w.type()}; abstract f(x: A): number; protected abstract get g(): number; h() { return this.f(1 as any) } }
class ${child} extends ${base}<number> { a = 1; override f(x: number) { return x + ${w.synchronous()} } protected override get g() { return 2 } }
${show(`new ${child}().h()`)}`
  },
  implements: w => {
    const name = w.name('C')
    return `class ${name}<A> extends Object implements Iterable<A>, PromiseLike<A> { *[Symbol.iterator](): any { yield ${w.synchronous()} } then: any }\n${show(`[...new ${name}<any>()]`)}`
  },
  'class modifiers': w => {
    const name = w.name('C')
    return `class ${name} {
  private a: ${w.type()} = ${w.synchronous()} as any
  protected readonly b?: ${w.type()}
  public static c!: ${w.type()}
  static readonly d = 4
  #e?: ${w.type()} = 5 as any
  declare f: ${w.type()}
  declare readonly g?: number
  readonly
  [k: string]: any
  private *gen(): Generator<${w.type(1)}> { yield this.a as any }
  public async asy?<Q>(x?: Q): Promise<any>
  public async asy2<Q>(x?: Q): Promise<any> { return this.#e }
  get acc(): ${w.type()} { return this.b as any }
  set acc(v: any) { (this as any).b = v }
  private static 'quoted': number = 6; static [\`computed\`]?: ${w.type(1)} = 7 as any
  static { this.c = 8 as any }
}
const ${name}i = new ${name}(); ${name}i.acc = ${w.number()};
${show(`[...${name}i['gen']()], Object.keys(${name}i), ${name}i.acc, await ${name}i.asy2(), Object.keys(${name}), 'f' in ${name}i`)}`
  },
  'index signature': w => {
    const name = w.name('C')
    return `class ${name} { [k: string]: ${w.type()};\n static readonly [k: number]: any\n x = 1 }\n${show(`Object.keys(new ${name}())`)}`
  },
  'fields named get, set, static': w => {
    const name = w.name('C')
    return `class ${name} {\n  get: number\n  set = 1\n  static: ${w.type(1)}\n  async = 2\n  declare = 3; readonly = 4; type: any = 5\n  abstract(): void {}\n}\n${show(`Object.keys(new ${name}())`)}`
  },
  'method overloads': w => {
    const name = w.name('C')
    return `class ${name} { constructor(); constructor(x?: ${w.type()}); constructor(readonlyX?: any) {} m(): void; m<T0>(a?: T0): any; m(a?: any) { return a } }\n${show(`new ${name}().m<any>(${w.number()})`)}`
  },
  accessors: w => {
    const name = w.name('o')
    return `const ${name} = { _v: ${w.number()}, get v(): ${w.type()} { return this._v as any }, set v(x: any) { this._v = x }, m<T0>(this: any, a: T0): T0 { return a }, async *g<A>(): any {}, ['c' as string]: 1 as const };\n${name}.v = ${w.number()};\n${show(`${name}.v, ${name}.m<number>(2), ${name}.c`)}`
  },
  generator: w => {
    const name = w.name('g')
    return `function* ${name}<A>(n: A): Generator<A, void, ${w.type()}> { for (let i: number = 0; i < 3; i++) yield (i as any) + n }\n${show(`[...${name}(${w.number()})]`)}`
  },
  'for await': w =>
    `for await (const x of (async function* (): AsyncGenerator<${w.type(1)}> { yield ${w.number()} as any })()) ${show('x as any')}`,
  loops: w => {
    const [i, s] = [w.name('i'), w.defineNumber(w.name(), true)]
    return `let ${s} = 0 as ${w.type(1)} as number;\nouter: for (let ${i}: number = 0 as number; ${i} < ${2 + w.random.below(4)}; ${i}++) { let j: number = 3; while (j-- > 0) { if (j === ${i}) continue outer; ${s} += j } }\n${show(s)}`
  },
  'counted loop': w => {
    const [i, s, n] = [w.name('i'), w.defineNumber(w.name(), true), w.name('n')]
    return `let ${s} = 0; const ${n}: number = ${2 + w.random.below(30)};\nfor (let ${i} = ${w.random.below(3)}; ${i} ${w.random.pick(['<', '<='])} ${n}; ${i}++) ${s} += ${i} as any;\n${show(s)}`
  },
  'loop without braces': w => {
    const s = w.defineNumber(w.name(), true)
    return `let ${s} = ${w.random.below(5)};\ndo ${s}++; while (${s} < 9)\nfor (const k in { a: 1, b: 2 } as any) ${s} += k.length\nfor (const v of [1, 2] as number[]) if (v > 1) ${s} += v; else ${s}--\n${show(s)}`
  },
  'switch and labels': w =>
    `block: { switch (${w.number()} as any) { case 1 as any: case 2: { print('low'); break block } default: let x: ${w.type()} = 3 as any; ${show('x')} } }`,
  destructuring: w => {
    const [a, b, c] = [w.defineNumber(w.name()), w.name(), w.name()]
    return `const { a: ${a} = ${w.number()}, ...${b} }: ${w.type()} = { b: 1, c: 2 } as any, [${c}, , ...{ length: ${c}l }]: any[] = [1, 2, 3];\n${show(`${a}, ${b}, ${c}, ${c}l`)}`
  },
  closure: w => {
    const [count, f] = [w.name(), w.name('f')]
    w.defineNumber(count, true)
    return `let ${count}: number = ${w.random.below(5)};\nfunction ${f}(by: ${w.type()} = 1 as any): void { ${count} += by as any }\n${f}(); ${f}(2 as any);\n${show(count)}`
  },
  'use of a function above': w => {
    const target = w.anyLet
    if (!target) return show(w.number())
    const f = w.name('f')
    return `const ${f} = () => ({ ${target} });\n${target}++;\n${show(`${f}()`)}`
  },
  'tagged template': w =>
    `const ${w.name('t')} = (<A,>(s: TemplateStringsArray, ...v: A[]): any => s.raw.join('|') + v.length)<${w.type(1)}>\`a\${${w.number()} as any}b\n\`;\n${show(w.number())}`,
  'instantiation expression': w => {
    const [f, g] = [w.name('f'), w.name('g')]
    return `const ${f} = <A,>(a: A): A => a, ${g} = ${f}<${w.type()}>;\n${show(`${g}(${w.number()} as never)`)}`
  },
  'regular expressions and strings': () =>
    `${show(`/[/:as T]\\/(?<y>\\d)/u.test('x: T as /1'), "a as b", '} satisfies {', \`x: \${'y as z'}\``)}`,
  'optional catch': w => `try { (undefined as any)!.x } catch { print('caught') } finally { ${show(w.number())} }`,
  'type import': w =>
    `import type { Tensor as ${w.name('T')} } from 'torchlet';\nimport { type nn as ${w.name('T')} } from 'torchlet';\n${show(w.number())}`,
  'await in odd places': w =>
    `${show(`[await 1, ...(await Promise.resolve([2 as ${w.type(1)}]))], { [await 'k']: await ${w.number()} }`)}`,
  comments: w =>
    `const ${w.name()}/* a */:/* : b */${w.type(1).replace(/\n/g, ' ')}/* c */=/* d */1/* as e */;// f\n${show(w.number())}`,
  'private names and in': w => {
    const name = w.name('C')
    return `class ${name} { #p: ${w.type()} = 1 as any; static has(x: any): x is ${name} { return #p in x } }\n${show(`${name}.has(new ${name}()), ${name}.has({})`)}`
  },
  'bigint and separators': w => show(`1_000n + BigInt(${w.random.below(9)} as number), 0x1f, 1e3, .5`),
  'unicode names': w => {
    const name = `变量é${w.name()}`
    return `const ${name}: ${w.type()} = '学习' as any;\n${show(`${name}, { ${name} }`)}`
  },
  'block functions and var': w =>
    `{ var ${w.name('w')}: any = 1; function inner(a?: ${w.type(1)}) { return ${w.number(1, true)} } ${show('inner()')} }`,
}

export const allFeatures = [...Object.keys(statements), ...Object.keys(wrappers), ...Object.keys(types)]
