/**
 * Space of this thread's own for packed panels and the like. Globals live in the instance, not in the shared memory,
 * so every thread sets its own address.
 */
export let workspace: usize = 0

/** Packed panels of A (384 x 256) and B (256 x 2048), and 64 KB for everything else. */
export const panelABytes: i32 = 384 * 256 * 4
export const panelBBytes: i32 = 256 * 2048 * 4
export const smallSpaceBytes: i32 = 65536

@inline export function panelA(): usize { return workspace }
@inline export function panelB(): usize { return workspace + panelABytes }
@inline export function smallSpace(): usize { return workspace + panelABytes + panelBBytes }

export function workspaceBytes(): i32 { return panelABytes + panelBBytes + smallSpaceBytes }
export function setWorkspace(address: usize): void { workspace = address }

/** Where the compiler's static data end. */
export function heapBase(): usize { return __heap_base }
