import type { ToServiceWorker } from '../../reader/offline/plan.ts'

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface Fetching extends Event {
  request: Request
  respondWith(response: Promise<Response>): void
}

interface Telling extends Lasting {
  data: ToServiceWorker
}

/** What a service worker's global has that a page's has not, as far as this one uses it. */
interface ServiceWorkerScope {
  registration: ServiceWorkerRegistration
  clients: { claim(): Promise<void>; matchAll(options: { includeUncontrolled: boolean }): Promise<unknown[]> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Telling) => void): void
}

export const scope = globalThis as unknown as ServiceWorkerScope

/** Where the site stands on its host. */
export const base = new URL(scope.registration.scope).pathname
