/**
 * How kernels are called: every pointer is a byte address in the one heap; counts are elements, never bytes. Inputs and
 * outputs are contiguous row-major unless a descriptor says otherwise. `out` may be the same address as an input of the
 * same size for elementwise kernels. A kernel never allocates; whoever calls it hands in outputs and scratch space.
 */
export type Ptr = number

export type Unary = (x: Ptr, out: Ptr, n: number) => void
/** Same-shape or scalar operands: a step of 1 walks through the operand, 0 repeats its first element. */
export type Binary = (a: Ptr, b: Ptr, out: Ptr, n: number, aStep: 0 | 1, bStep: 0 | 1) => void
/**
 * Broadcasting and strided operands; `out` is contiguous. `desc` points at int32s:
 * `ndim` sizes, then `ndim` strides of a, then `ndim` strides of b (in elements; 0 repeats). 1 <= ndim <= 8,
 * neighbouring dimensions already merged where they can be. The innermost pairs (1,1), (1,0), (0,1) run on SIMD.
 */
export type BinaryNd = (a: Ptr, b: Ptr, out: Ptr, ndim: number, desc: Ptr) => void
/** Contiguous [outer, n, inner] -> [outer, inner]. */
export type Reduce = (x: Ptr, out: Ptr, outer: number, n: number, inner: number) => void
/** Contiguous [outer, n, inner] -> the same shape. */
export type Scan = Reduce
