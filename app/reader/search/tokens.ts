const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+/gu
const isHan = /^\p{Script=Han}/u

/**
 * What a text is found by. Chinese has no spaces, so every two neighbouring characters are a token; a word is one, and
 * so are the parts of a name: `crossEntropy` is found by `entropy` too.
 */
export function tokens(text: string): string[] {
  return [...text.matchAll(runs)].flatMap(([run]) => (isHan.test(run) ? pairs(run) : partsOf(run)))
}

function pairs(run: string): string[] {
  const characters = [...run]
  return characters.length === 1 ? characters : characters.slice(1).map((second, i) => characters[i] + second)
}

function partsOf(word: string): string[] {
  const parts = word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}_]+/gu) ?? []
  return [...new Set([word, ...(parts.length > 1 ? parts : [])].map(part => part.toLowerCase()))]
}

/** The stretches of Chinese in a query: each must be found as it stands. */
export const hanRuns = (query: string): string[] => query.match(/\p{Script=Han}+/gu) ?? []
