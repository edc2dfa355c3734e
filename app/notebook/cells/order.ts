/** Questions about the graph that the page asks; they know no syntax, so that the page need not load the compiler. */
export interface Dependence {
  id: string
  needs: string[]
  /** Those of `needs` that are there for their effects on an object. */
  effects?: string[]
}

/** The cells that must run for `wanted` to run: what they need, directly or not, and is not up to date, then themselves. */
export function withPrerequisites(
  nodes: Dependence[],
  wanted: string[],
  isUpToDate: (id: string) => boolean,
  /** True for a cell whose effects are there although it has not run. */
  hasEffect: (id: string) => boolean = () => false,
): string[] {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const chosen = new Set(wanted)
  const visit = (id: string) => {
    const { needs = [], effects = [] } = byId.get(id) ?? {}
    for (const need of needs) {
      if (chosen.has(need) || isUpToDate(need) || (effects.includes(need) && hasEffect(need))) continue
      chosen.add(need)
      visit(need)
    }
  }
  for (const id of wanted) visit(id)
  return nodes.map(node => node.id).filter(id => chosen.has(id))
}
