/**
 * Everything the WebAssembly binaries export: the contract between `engine/kernels` (AssemblyScript) and the ops, a file
 * for each family of kernels.
 */
import type { Convolving } from './kernels/conv.ts'
import type { Multiplying } from './kernels/matmul.ts'
import type { Moving } from './kernels/move.ts'
import type { Normalising } from './kernels/norm.ts'
import type { Optimizing } from './kernels/optim.ts'
import type { Integers, Pointwise } from './kernels/pointwise.ts'
import type { Drawing } from './kernels/random.ts'
import type { Recurring } from './kernels/recurrent.ts'
import type { Reducing } from './kernels/reduce.ts'
import type { Indexing } from './kernels/rows.ts'

export type { Ptr } from './kernels/conventions.ts'
export * from './kernels/pointwise.ts'

export interface Kernels
  extends
    Pointwise,
    Integers,
    Moving,
    Reducing,
    Multiplying,
    Convolving,
    Normalising,
    Recurring,
    Indexing,
    Drawing,
    Optimizing {}
