import { unwrap } from './nodes.ts'
import type { Reference } from './references.ts'

/** Members read of a module or object by name (`d2l.plot`), or 'all' where some use does not say which. */
export function membersUsed(uses: Reference[]): Set<string> | 'all' {
  const members = new Set<string>()
  for (const use of uses) {
    const parent = use.around.at(-1)
    const isMember =
      parent?.type === 'MemberExpression' && !parent.computed && unwrap(parent.object).start === use.start
    if (!isMember) return 'all'
    members.add(parent.property.name)
  }
  return members
}
