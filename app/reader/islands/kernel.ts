import type { KernelPort } from '../../notebook/kernel/protocol.ts'
import { startWebKernel } from '../../notebook/kernel/web.ts'

let early: KernelPort | undefined

/** The kernel that is loading already, or a new one. */
export function startKernel(): KernelPort {
  const kernel = early ?? startWebKernel()
  early = undefined
  return kernel
}

/**
 * A pointer or the focus that comes near a button which runs something announces a run: the kernel begins to load a
 * moment before it is asked for. Who only reads loads none.
 */
export function startKernelEarly() {
  const announced = (event: Event) => {
    if (!(event.target as Element).closest('.cell, .check, .page-bar')) return
    early = startWebKernel()
    for (const type of signs) removeEventListener(type, announced, true)
  }
  const signs = ['pointerover', 'touchstart', 'focusin']
  for (const type of signs) addEventListener(type, announced, { capture: true, passive: true })
}
