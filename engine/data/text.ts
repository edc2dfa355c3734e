/** From text to numbers: tokens and the indices of a vocabulary. */

/** The words (or characters) of each line. */
export function tokenize(lines: readonly string[], token: 'word' | 'char' = 'word'): string[][] {
  return lines.map(line => (token === 'char' ? [...line] : line.split(/\s+/).filter(word => word !== '')))
}

/** How often each token occurs, the most frequent first. */
export function countTokens(tokens: Iterable<string | readonly string[]>): [token: string, count: number][] {
  const counts = new Map<string, number>()
  for (const entry of tokens)
    for (const token of typeof entry === 'string' ? [entry] : entry) counts.set(token, (counts.get(token) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

interface VocabOptions {
  /** Tokens that occur less often than this are unknown. */
  minFreq?: number
  /** Tokens that get an index whether they occur or not, right after the unknown one. */
  reservedTokens?: readonly string[]
}

/** Tokens and their indices, both ways. Index 0 stands for every unknown token. */
export class Vocab {
  readonly tokenFreqs: readonly (readonly [token: string, count: number])[]
  readonly idxToToken: readonly string[]
  readonly tokenToIdx: ReadonlyMap<string, number>

  constructor(
    tokens: Iterable<string | readonly string[]> = [],
    { minFreq = 0, reservedTokens = [] }: VocabOptions = {},
  ) {
    this.tokenFreqs = countTokens(tokens)
    const frequent = this.tokenFreqs.filter(([, count]) => count >= minFreq).map(([token]) => token)
    this.idxToToken = [...new Set(['<unk>', ...reservedTokens, ...frequent])]
    this.tokenToIdx = new Map(this.idxToToken.map((token, index) => [token, index]))
  }

  get length(): number {
    return this.idxToToken.length
  }

  /** The index of unknown tokens. */
  get unk(): number {
    return 0
  }

  /** The index of a token, or the indices of a list of them. */
  get(token: string): number
  get(tokens: readonly string[]): number[]
  get(tokens: string | readonly string[]): number | number[] {
    const one = (token: string) => this.tokenToIdx.get(token) ?? this.unk
    return typeof tokens === 'string' ? one(tokens) : tokens.map(one)
  }

  /** The token at an index, or the tokens at a list of them. */
  toTokens(index: number): string
  toTokens(indices: ArrayLike<number>): string[]
  toTokens(indices: number | ArrayLike<number>): string | string[] {
    const one = (index: number) => {
      const token = this.idxToToken[index]
      if (token === undefined) throw new RangeError(`toTokens: there is no token ${index}; there are ${this.length}`)
      return token
    }
    return typeof indices === 'number' ? one(indices) : Array.from(indices, one)
  }
}
