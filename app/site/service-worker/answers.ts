import { base } from './scope.ts'
import { names } from './edition.ts'

/** How long a page that is kept waits for its newest version. */
const patience = 4000

type Answer = (request: Request) => Promise<Response>

/** How an address below the base is answered, by what it begins with; the first that fits. */
const answers: [prefix: string, answer: Answer][] = [
  ['assets/', keptFirst],
  ['data/manifest.json', networkFirst],
  ['data/', dataSet],
  ['', networkFirst],
]

export function answer(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(base.length)
  return answers.find(([prefix]) => path.startsWith(prefix))![1](request)
}

/** A copy of what never changes under its address; every edition's is the same. */
const kept = (request: Request) => caches.match(request.url, { ignoreVary: true })

/** Files whose names carry a hash. */
async function keptFirst(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request)
}

/** Data sets carry their version in the address, and are kept once they have been used. */
async function dataSet(request: Request): Promise<Response> {
  const found = request.cache === 'reload' ? undefined : await kept(request)
  if (found) return found
  const response = await fetch(request)
  if (response.ok) void keep(request.url, response.clone())
  return response
}

/** A storage that is full or denied is no reason to fail: the data are there. */
async function keep(address: string, response: Response) {
  await caches
    .open(names.data)
    .then(cache => cache.put(address, response))
    .catch(() => {})
}

/**
 * Pages and what belongs to them are as new as they can be had. A network that says nothing for long is as good as none,
 * where there is something else to show; and a cache that is slow keeps nobody waiting.
 */
async function networkFirst(request: Request): Promise<Response> {
  const response = fetch(request)
  const copy = newestCopy(request)
  const late = later(patience).then(async () => (await copy) ?? response)
  try {
    return await Promise.race([response, late])
  } catch (error) {
    const found = (await copy) ?? (request.mode === 'navigate' ? await notSaved() : undefined)
    if (found) return found
    throw error
  }
}

const later = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** This edition's copy, else any. What is asked of a page in its address (`?seed=3`) is answered by the page itself. */
async function newestCopy(request: Request): Promise<Response | undefined> {
  const options = { ignoreVary: true, ignoreSearch: request.mode === 'navigate' }
  for (const cacheName of [names.saved, names.shell]) {
    const found = await caches.match(request.url, { ...options, cacheName })
    if (found) return found
  }
  return caches.match(request.url, options)
}

/** The page that says what is saved and what is not. */
async function notSaved(): Promise<Response | undefined> {
  const page = await caches.match(`${base}offline/`, { ignoreVary: true })
  return page && new Response(page.body, { status: 503, headers: page.headers })
}
