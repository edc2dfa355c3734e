import type { KernelPort } from '../../notebook/kernel/protocol.ts'
import { startWebKernel } from '../../notebook/kernel/web.ts'

let early: KernelPort | undefined

/** The kernel that is loading already, or a new one. */
export function startKernel(): KernelPort {
  stopWatching()
  const kernel = early ?? startWebKernel()
  early = undefined
  return kernel
}

const signs = ['pointerover', 'touchstart', 'focusin']

/**
 * A pointer or the focus that comes near a button which runs something announces a run: the kernel begins to load a
 * moment before it is asked for. Who only reads loads none.
 */
export function startKernelEarly() {
  for (const type of signs) addEventListener(type, announced, { capture: true, passive: true })
}

function announced({ target }: Event) {
  if (!(target instanceof Element) || !target.closest('.cell-bar, .check-bar, .page-bar')) return
  stopWatching()
  const kernel = startWebKernel()
  early = kernel
  // One that cannot load is not handed on: who asks then gets another, and hears why that one fails.
  const drop = () => {
    if (early !== kernel) return
    kernel.terminate()
    early = undefined
    startKernelEarly()
  }
  kernel.onerror = drop
  kernel.onmessage = message => message.type === 'fatal' && drop()
}

function stopWatching() {
  for (const type of signs) removeEventListener(type, announced, true)
}
