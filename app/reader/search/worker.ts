/** Searches the book away from the page, so that typing never waits. The index is made at the first question. */
import { fetchJson } from '../fetch-json.ts'
import type { FromSearch, SearchDocument, ToSearch } from './documents.ts'
import { createSearch } from './find.ts'

let search: Promise<ReturnType<typeof createSearch> | null> | undefined

async function load(address: string) {
  const documents = await fetchJson<SearchDocument[]>(address)
  // What failed is tried again with the next question.
  if (!documents) search = undefined
  return documents && createSearch(documents)
}

addEventListener('message', async ({ data: { address, query, asked } }: MessageEvent<ToSearch>) => {
  const find = await (search ??= load(address))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's messages have no target origin
  postMessage({ asked, groups: find && find(query) } satisfies FromSearch)
})
