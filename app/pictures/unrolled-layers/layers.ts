/** Recurrent layers unrolled in time, and what a state is computed from. Layer 0 is the input. */
export type Cell = { layer: number; step: number }
export type Net = { layers: number; steps: number; bothWays: boolean }

export const keyOf = ({ layer, step }: Cell): string => `${layer} ${step}`

/** What a state is computed from directly: the layer below at its step, its own layer at the neighbouring ones. */
export function sourcesOf({ steps, bothWays }: Net, { layer, step }: Cell): Cell[] {
  if (layer === 0) return []
  const neighbours = bothWays ? [step - 1, step + 1] : [step - 1]
  const own = neighbours.filter(t => t >= 0 && t < steps).map(t => ({ layer, step: t }))
  return [{ layer: layer - 1, step }, ...own]
}

/** Every connection, from where to where. */
export function connections(net: Net): [from: Cell, to: Cell][] {
  const cells = Array.from({ length: net.layers * net.steps }, (_, i) => ({
    layer: 1 + Math.floor(i / net.steps),
    step: i % net.steps,
  }))
  return cells.flatMap(to => sourcesOf(net, to).map((from): [Cell, Cell] => [from, to]))
}

/** The keys of all that has an influence on a state, itself included. */
export function influences(net: Net, cell: Cell): Set<string> {
  const found = new Set<string>()
  const open = [cell]
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(keyOf(next))) continue
    found.add(keyOf(next))
    open.push(...sourcesOf(net, next))
  }
  return found
}
