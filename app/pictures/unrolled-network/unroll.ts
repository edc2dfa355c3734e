/** One hidden unit over time: h_t = tanh(weight x_t + recurrent h_(t-1)), from h_0 = 0. */
export function unroll(inputs: readonly number[], weight: number, recurrent: number): number[] {
  const states: number[] = []
  for (const x of inputs) states.push(Math.tanh(weight * x + recurrent * (states.at(-1) ?? 0)))
  return states
}

/** How much the last state would change with each input: the derivative of h_T, walked back step by step. */
export function influence(inputs: readonly number[], weight: number, recurrent: number): number[] {
  const states = unroll(inputs, weight, recurrent)
  const slopes: number[] = []
  let reaching = 1
  for (let t = states.length - 1; t >= 0; t--) {
    reaching *= 1 - states[t] ** 2
    slopes.unshift(reaching * weight)
    reaching *= recurrent
  }
  return slopes
}
