import MiniSearch from 'minisearch'
import type { Group, Hit, SearchDocument } from './documents.ts'
import { hanRuns, tokens } from './tokens.ts'

/** Sections shown, hits shown of each, and characters on either side of what was found. */
const mostGroups = 12
const mostHits = 4
const contextBefore = 40
const contextAfter = 100

/** Makes a search over a book's documents. */
export function createSearch(documents: SearchDocument[]) {
  const byId = new Map(documents.map(document => [document.id, document]))
  const index = new MiniSearch<SearchDocument>({
    fields: ['heading', 'section', 'text', 'code'],
    tokenize: tokens,
    processTerm: term => term,
    searchOptions: {
      boost: { heading: 4, section: 2, text: 1, code: 0.7 },
      prefix: true,
      // A slip of one letter in a long word; Chinese pairs must be as they are.
      fuzzy: term => (term.length > 4 ? 0.15 : false),
      combineWith: 'AND',
    },
  })
  // By their ids, since MiniSearch refuses an anchor that a page has twice.
  index.addAll([...byId.values()])

  return (query: string): Group[] => {
    const exact = hanRuns(query)
    const found = index
      .search(queryTokens(query).join(' '), { tokenize: text => text.split(' ') })
      .map(({ id, terms }) => ({ document: byId.get(id as string)!, terms }))
      .filter(({ document }) => exact.every(run => wholeText(document).includes(run)))
    const groups = new Map<string, Group>()
    for (const { document, terms } of found) {
      const { number, section } = document
      const group = groups.get(section) ?? { number, section, hits: [] }
      if (!groups.has(section) && groups.size === mostGroups) continue
      groups.set(section, group)
      if (group.hits.length < mostHits) group.hits.push(hitIn(document, query, terms))
    }
    return [...groups.values()]
  }
}

/** The words of a query; the parts of a name stand for what is looked for only in texts. */
const queryTokens = (query: string) =>
  query
    .split(/(?=\p{Script=Han})(?<!\p{Script=Han})|(?<=\p{Script=Han})(?!\p{Script=Han})|[^\p{L}\p{N}_]+/u)
    .flatMap(word => (word === '' ? [] : /^\p{Script=Han}/u.test(word) ? tokens(word) : [word.toLowerCase()]))

const wholeText = ({ heading, section, text, code }: SearchDocument) => `${heading}\n${section}\n${text}\n${code}`

/** The query as it was typed, else the first term that was found, in the text before the code. */
function hitIn({ id, heading, text, code }: SearchDocument, query: string, terms: string[]): Hit {
  for (const source of [text, code]) {
    const place = placeIn(source, [query.trim(), ...hanRuns(query), ...terms])
    if (place) return { id, heading, context: around(source, ...place) }
  }
  return { id, heading, context: around(text, 0, 0) }
}

function placeIn(source: string, wanted: string[]): [start: number, end: number] | null {
  const lower = source.toLowerCase()
  for (const word of wanted) {
    const start = word === '' ? -1 : lower.indexOf(word.toLowerCase())
    if (start >= 0) return [start, start + word.length]
  }
  return null
}

function around(source: string, start: number, end: number): Hit['context'] {
  const from = Math.max(0, start - contextBefore)
  const to = Math.min(source.length, end + contextAfter)
  // Where words have spaces between them, none is cut in two.
  const before = from > 0 ? `…${source.slice(from, start).replace(/^\p{Script=Latin}+/u, '')}` : source.slice(0, start)
  const after = to < source.length ? `${source.slice(end, to).replace(/\p{Script=Latin}+$/u, '')}…` : source.slice(end)
  return { before, match: source.slice(start, end), after }
}
