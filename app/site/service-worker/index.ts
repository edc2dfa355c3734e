/**
 * The site's one service worker: it keeps the book for use without a network, and adds the isolation headers where the
 * host sends none. It is our own, because pages are made after the scripts (a bundler's plugin sees only those), and
 * because these hundred lines are all of it.
 *
 * The first edition leaves the page alone that started it, unless isolation waits for it: a first run comes sooner
 * without a service worker between. It keeps the shell when the page is idle and no cell runs, and then takes over: while
 * it keeps files, it would let whoever asks it wait. A later one is kept whole first, and takes over when the reader says
 * so or the last page of the old one is closed.
 */
import type { ToServiceWorker } from '../../reader/offline/plan.ts'
import { answer } from './answers.ts'
import { fill, forgetOlder, replaceLast } from './edition.ts'
import { isolated } from './isolated.ts'
import { base, scope } from './scope.ts'

scope.addEventListener('install', event => {
  event.waitUntil(scope.registration.active ? replaceLast() : scope.skipWaiting())
})

scope.addEventListener('activate', event => {
  event.waitUntil(forgetOlder())
})

const ignore = () => {}

const wishes: Record<ToServiceWorker['type'], () => Promise<void>> = {
  claim: () => scope.clients.claim(),
  // A shell that could not be kept whole is completed at the next visit.
  fill: () => fill().then(forgetOlder).catch(ignore).then(wishes.claim),
  activate: () => scope.skipWaiting(),
}

scope.addEventListener('message', event => event.waitUntil(wishes[event.data.type]()))

scope.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(base)) return
  // A request that only the cache may answer cannot be repeated by a worker.
  if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return
  event.respondWith(answer(request).then(response => isolated(response, request)))
})
