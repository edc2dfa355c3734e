/**
 * Space of this thread's own for packed panels and the like. Globals live in the instance, not in the shared memory,
 * so every thread sets its own address.
 */
let workspace: usize = 0

/** A block of A (384 x 320), a block of B (320 x 2048), each a little longer than that for panels that are not full. */
const panelABytes: i32 = (384 + 8) * 320 * 4
const panelBBytes: i32 = (2048 + 8) * 320 * 4
const tileBytes: i32 = 512
const epilogueBytes: i32 = 64
const argsBytes: i32 = 512
const smallSpaceBytes: i32 = 65536

@inline export function panelA(): usize { return workspace }
@inline export function panelB(): usize { return workspace + panelABytes }
/** One tile of C. */
@inline export function tileSpace(): usize { return workspace + panelABytes + panelBBytes }
@inline export function epilogueSpace(): usize { return workspace + panelABytes + panelBBytes + tileBytes }
/** Arguments of a job for several threads. */
@inline export function argsSpace(): usize { return epilogueSpace() + epilogueBytes }
/** Tables of at most 64 KB that live no longer than one kernel. */
@inline export function smallSpace(): usize { return argsSpace() + argsBytes }

export function workspaceBytes(): i32 { return panelABytes + panelBBytes + tileBytes + epilogueBytes + argsBytes + smallSpaceBytes }
export function setWorkspace(address: usize): void { workspace = address }

/** Where the compiler's static data end. */
export function heapBase(): usize { return __heap_base }
