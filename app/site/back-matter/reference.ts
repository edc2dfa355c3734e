import all from 'virtual:engine-reference'
import { groups } from './groups.ts'

/** The API reference in the order of its page. A group without a title is a mistake that the build tells. */
export const reference = Object.keys(groups)
  .map(id => all.find(group => group.id === id))
  .filter(group => group !== undefined)

const untitled = all.filter(({ id }) => !(id in groups)).map(({ id }) => id)
if (untitled.length > 0) throw new Error(`app/site/back-matter/groups.ts has no title for ${untitled.join(', ')}`)
