import type { FromKernel, KernelPort } from '../../app/notebook/kernel/protocol.ts'
import { Session, type SessionHost } from '../../app/notebook/kernel/session.ts'

/** A kernel in this thread, for tests. It computes while its caller waits, so only `await` can be stopped. */
export function startLocalKernel(host: Omit<SessionHost, 'send' | 'now'>): KernelPort & { session: Session } {
  let isOpen = true
  const send = (message: FromKernel) => {
    const copy = structuredClone(message)
    queueMicrotask(() => isOpen && port.onmessage(copy))
  }
  const session = new Session({ ...host, send, now: () => performance.now() })
  const port: KernelPort & { session: Session } = {
    session,
    post: message => {
      session.handle(structuredClone(message)).catch((error: unknown) => {
        if (isOpen) port.onerror(error instanceof Error ? error.message : String(error))
      })
    },
    onmessage: () => {},
    onerror: () => {},
    terminate: () => {
      isOpen = false
    },
  }
  return port
}
