/**
 * Random numbers of pictures: seeded, so that a picture looks the same on every visit and in both languages.
 * (The book's cells draw from torch's generator; a picture does without the engine.)
 */
export function seeded(seed: number) {
  let state = seed >>> 0
  /** Uniform in [0, 1): the mulberry32 mixing of a counter. */
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** About standard normal: twelve uniforms, which needs no transcendental and so is equal on every machine. */
  const normal = () => {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += uniform()
    return sum
  }
  return { uniform, normal }
}
