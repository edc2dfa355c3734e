import { seeded } from '../random.ts'

/** What the picture counts in. */
export const sample =
  'a network that reads one letter after another must remember what it has read. the letters before tell which letter ' +
  'comes next, and the more of them it remembers the better it can tell. after the letter q there is little choice, ' +
  'after a space there is much. count how often each letter came next, and you have a model of the text. the model ' +
  'can judge a text, and it can write one. to write, draw a letter, add it to what was written, and draw the next. if ' +
  'the model remembers one letter, what it writes looks like noise. if it remembers three, there are words in it. if it ' +
  'remembers ten, it writes the text that it was counted in, for a longer memory meets fewer places, and in the end ' +
  'each of them was met only once. then there is nothing left to choose, and nothing new to write.'

export type Option = { letter: string; probability: number }

/**
 * The letters that may follow, most probable first: shares of what followed the last `memory` letters in the sample,
 * raised to 1 / temperature. Where those letters never stood, the memory is shortened until they did.
 */
export function nextLetters(written: string, memory: number, temperature: number): Option[] {
  for (let length = Math.min(memory, written.length); length >= 0; length--) {
    const counts = followers(written.slice(written.length - length))
    if (counts.size === 0) continue
    const weights = [...counts].map(([letter, count]) => ({ letter, weight: count ** (1 / temperature) }))
    const total = weights.reduce((sum, { weight }) => sum + weight, 0)
    return weights
      .map(({ letter, weight }) => ({ letter, probability: weight / total }))
      .toSorted((a, b) => b.probability - a.probability || (a.letter < b.letter ? -1 : 1))
  }
  return []
}

function followers(context: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (let at = sample.indexOf(context); at >= 0; at = sample.indexOf(context, at + 1)) {
    const letter = sample[at + context.length]
    if (letter !== undefined) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return counts
}

/** One of the options by its probability; the same `seed` draws the same. */
export function draw(options: readonly Option[], seed: number): string {
  let rest = seeded(seed * 7919 + 3).uniform()
  for (const { letter, probability } of options) {
    rest -= probability
    if (rest < 0) return letter
  }
  return options[options.length - 1]?.letter ?? ''
}
