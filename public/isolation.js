/*
 * Shared memory needs two response headers (COOP, COEP). Where the host cannot send them, this file, registered as a
 * service worker, adds them; the page reloads once, the first time. Where the host sends them it does nothing.
 */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

async function isolated(request) {
  const response = await fetch(request)
  if (response.status === 0 || response.type === 'opaque') return response
  const { status, statusText, body } = response
  const all = new Headers(response.headers)
  for (const [name, value] of Object.entries(headers)) all.set(name, value)
  return new Response(body, { status, statusText, headers: all })
}

async function register(script) {
  const registration = await navigator.serviceWorker.register(script)
  const reloadOnce = () => {
    if (sessionStorage.getItem('isolation')) return
    sessionStorage.setItem('isolation', 'asked')
    location.reload()
  }
  if (registration.active && !navigator.serviceWorker.controller) reloadOnce()
  else navigator.serviceWorker.addEventListener('controllerchange', reloadOnce)
}

if (typeof window === 'undefined') {
  self.addEventListener('install', () => self.skipWaiting())
  self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
  self.addEventListener('fetch', event => {
    // A request that only the cache may answer cannot be repeated by a worker.
    if (event.request.cache === 'only-if-cached' && event.request.mode !== 'same-origin') return
    event.respondWith(isolated(event.request))
  })
} else if (!window.crossOriginIsolated && window.isSecureContext && navigator.serviceWorker) {
  // Denied (a private window, a closed storage): the book then runs on one thread.
  register(document.currentScript.src).catch(() => {})
}
