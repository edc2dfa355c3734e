/**
 * Entry of the kernel's Web Worker. It listens before the engine is loaded, so that no message is lost; a failure to
 * load, out of memory above all, is told to the page. Before any cell runs the worker is confined: cells compute, and
 * reach neither the network nor storage nor other tabs (SECURITY.md).
 */
import { confine } from './confine/confine.ts'
import { paced } from './confine/paced.ts'
import { restrictToSite } from './confine/site-only.ts'
import type { FromKernel, ToKernel } from './protocol.ts'
import type { SignOfLife } from './web.ts'

const post = postMessage.bind(globalThis)
// A cell can put another clock in its place, and with it would print and draw without pause.
const now = performance.now.bind(performance)
const send = paced<FromKernel>(message => post(message), now)

// Held until the end of this worker. Pages without a secure address have no locks, and notice less.
const lock = `kernel ${Math.random()} ${Date.now()}`
void globalThis.navigator.locks?.request(lock, () => {
  post({ type: 'alive', lock } satisfies SignOfLife)
  return new Promise(() => {})
})

async function open() {
  restrictToSite(new URL(import.meta.env.BASE_URL, location.href).href)
  const [{ Session }, { torchletHost }] = await Promise.all([import('./session.ts'), import('./torchlet.ts')])
  const remaining = confine()
  if (remaining.length > 0) throw new Error(`this browser keeps ${remaining.join(', ')} in reach of cells`)
  const session = new Session({ ...torchletHost, send, now })
  // What the engine warns of belongs below the cell, and so does an error that no cell waits for.
  globalThis.console = session.console
  addEventListener('unhandledrejection', event => {
    event.preventDefault()
    session.console.error('Uncaught in a promise:', event.reason)
  })
  addEventListener('error', event => {
    event.preventDefault()
    session.console.error('Uncaught:', event.error ?? event.message)
  })
  return session
}

const opening = open()
opening.catch((error: unknown) =>
  send({ type: 'fatal', message: error instanceof Error ? error.message : String(error) }),
)

addEventListener('message', ({ data, isTrusted }: MessageEvent<ToKernel>) => {
  // Made by a cell, and not sent by the page.
  if (!isTrusted) return
  void opening
    .then(session => session.handle(data))
    .catch((error: unknown) => send({ type: 'fatal', message: error instanceof Error ? error.message : String(error) }))
})
