/** The one instance of the kernels on this thread. Awaited here, so that whoever imports it finds it ready. */
import { loadKernels } from './load.ts'

const initialBytes = 16 * 1024 * 1024

export const instance = await loadKernels(initialBytes)
