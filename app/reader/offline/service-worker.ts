import { signal } from '../keep/signal.ts'
import { readPageSettings } from '../page.ts'
import type { ToServiceWorker } from './plan.ts'

/** A new edition that waits until the reader wants it. */
export const newEdition = signal<ServiceWorker | null>(null)

/**
 * Starts the site's one service worker. It keeps the book for use without a network, and where the host sends no
 * isolation headers it adds them. Denied (a private window, a closed storage) everything works on, on one thread.
 */
export async function startServiceWorker() {
  if (import.meta.env.DEV || !window.isSecureContext || !navigator.serviceWorker) return
  // A frame in another page cannot be isolated by itself.
  const isolates = !window.crossOriginIsolated && window.top === window
  try {
    if (!isolates) await idle()
    const { base } = readPageSettings()
    const registration = await navigator.serviceWorker.register(`${base}service-worker.js`, { scope: base })
    if (isolates) reloadOnce()
    watchForEditions(registration)
    const { active } = await navigator.serviceWorker.ready
    if (isolates) post(active, { type: 'claim' })
    await settled()
    if (!savesData()) post(active, { type: 'fill' })
  } catch {
    // Without it the book is read over the network, on one thread where the host sends no headers.
  }
}

export const post = (worker: ServiceWorker | null, message: ToServiceWorker) => worker?.postMessage(message)

/** The new edition, at once: the page is loaded anew when its service worker has taken over. */
export function takeNewEdition() {
  const edition = newEdition.get()
  // Another tab may have taken it already: then it waits for nobody.
  if (edition?.state !== 'installed') return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  post(edition, { type: 'activate' })
}

/** After everything that a reader waits for. */
const idle = () =>
  new Promise<void>(resolve => {
    const soon = () =>
      'requestIdleCallback' in window ? requestIdleCallback(() => resolve()) : setTimeout(resolve, 1000)
    if (document.readyState === 'complete') soon()
    else addEventListener('load', soon, { once: true })
  })

const quietMs = 10_000
const works = '[data-cell]:is([data-state=queued], [data-state=running])'

/**
 * When a first run has had its time, no cell runs and nobody types: keeping the shell takes a hundred files, and is not
 * to be felt.
 */
async function settled() {
  let isQuiet: boolean
  const heard = () => void (isQuiet = false)
  addEventListener('keydown', heard, true)
  do {
    isQuiet = true
    await new Promise(resolve => setTimeout(resolve, quietMs))
  } while (!isQuiet || document.querySelector(works))
  removeEventListener('keydown', heard, true)
  await idle()
}

const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

/**
 * The isolation headers act on the next load. That is asked for once, and only on a page on which nothing has been
 * done yet; whoever is quicker works on one thread until he leaves the page.
 */
function reloadOnce() {
  const reload = () => {
    const touched = document.querySelector('.editor, [data-cell]:not([data-state=not-run])')
    if (touched || sessionStorage.getItem('isolation')) return
    sessionStorage.setItem('isolation', 'asked')
    location.reload()
  }
  if (navigator.serviceWorker.controller) return
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true })
}

function watchForEditions(registration: ServiceWorkerRegistration) {
  const look = () => {
    // The first one is no news.
    if (registration.waiting && registration.active) newEdition.set(registration.waiting)
  }
  look()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
}
