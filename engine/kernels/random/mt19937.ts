/**
 * The Mersenne twister mt19937 as PyTorch's CPU generator uses it. The state is 624 words, then the position of the
 * next word among them; 624 means that the next draw makes a new set.
 */
@inline const words: i32 = 624
@inline const middle: i32 = 397

@inline function at(state: usize, i: i32): usize { return state + (<usize>i << 2) }

export function mtSeed(state: usize, seed: u32): void {
  let word = seed
  store<u32>(state, word)
  for (let i = 1; i < words; i++) {
    word = 1812433253 * (word ^ (word >> 30)) + i
    store<u32>(at(state, i), word)
  }
  store<i32>(at(state, words), words)
}

@inline function twisted(state: usize, i: i32, next: i32, source: i32): void {
  const y = (load<u32>(at(state, i)) & 0x80000000) | (load<u32>(at(state, next)) & 0x7fffffff)
  store<u32>(at(state, i), load<u32>(at(state, source)) ^ (y >> 1) ^ (y & 1 ? 0x9908b0df : 0))
}

function twist(state: usize): void {
  for (let i = 0; i < words - middle; i++) twisted(state, i, i + 1, i + middle)
  for (let i = words - middle; i < words - 1; i++) twisted(state, i, i + 1, i + middle - words)
  twisted(state, words - 1, 0, middle - 1)
}

@inline export function nextWord(state: usize): u32 {
  let position = load<i32>(at(state, words))
  if (position >= words) {
    twist(state)
    position = 0
  }
  store<i32>(at(state, words), position + 1)
  let y = load<u32>(at(state, position))
  y ^= y >> 11
  y ^= (y << 7) & 0x9d2c5680
  y ^= (y << 15) & 0xefc60000
  return y ^ (y >> 18)
}

/** The low 24 bits as a fraction. */
@inline export function nextFloat(state: usize): f32 {
  return <f32>(nextWord(state) & 0xffffff) * <f32>(1.0 / 16777216)
}

/** The low 53 bits of two words, the first being the high one, as a fraction. */
@inline export function nextDouble(state: usize): f64 {
  const high = nextWord(state) & 0x1fffff
  return (<f64>high * 4294967296 + <f64>nextWord(state)) * (1.0 / 9007199254740992)
}

export function mtWords(state: usize, out: usize, n: i32): void {
  for (const end = at(out, n); out < end; out += 4) store<u32>(out, nextWord(state))
}
