/** Questions about the graph that the page asks; they know no syntax, so that the page need not load the compiler. */
export interface Dependence {
  id: string
  needs: string[]
}

/** The cells that must run for `wanted` to run: what they need, directly or not, and is not up to date, then themselves. */
export function withPrerequisites(
  nodes: Dependence[],
  wanted: string[],
  isUpToDate: (id: string) => boolean,
): string[] {
  const needs = new Map(nodes.map(node => [node.id, node.needs]))
  const chosen = new Set(wanted)
  const visit = (id: string) => {
    for (const need of needs.get(id) ?? []) {
      if (chosen.has(need) || isUpToDate(need)) continue
      chosen.add(need)
      visit(need)
    }
  }
  for (const id of wanted) visit(id)
  return nodes.map(node => node.id).filter(id => chosen.has(id))
}
