import { RowJob, rowJob, runRows } from './rows'

/** Pointwise ops on large arrays, cut into parts; `row` is the op's own loop, given by its place in the function table. */

type Unary = (x: usize, out: usize, n: i32) => void
type Binary = (a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32) => void

/** Parts are whole vectors, and whole cache lines of what is written. */
@inline const multiple: i32 = 64

function unaryTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), from = <usize>job.from(task)
  call_indirect<void>(job.i, job.a + from * job.j, job.b + from * job.k, job.count(task))
}

export function parallelUnary(x: usize, out: usize, n: i32, itemBytes: i32, outBytes: i32, row: Unary): void {
  const job = rowJob()
  job.a = x
  job.b = out
  job.i = row.index
  job.j = itemBytes
  job.k = outBytes
  runRows(job, n, 1, multiple, unaryTask)
}

function binaryTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), from = <usize>job.from(task)
  const aStep = <i32>job.d, bStep = <i32>job.e
  call_indirect<void>(
    job.i, job.a + ((from * job.d) << 2), job.b + ((from * job.e) << 2), job.c + from * job.j, job.count(task), aStep, bStep,
  )
}

export function parallelBinary(a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32, outBytes: i32, row: Binary): void {
  const job = rowJob()
  job.a = a
  job.b = b
  job.c = out
  job.d = aStep
  job.e = bStep
  job.i = row.index
  job.j = outBytes
  runRows(job, n, 1, multiple, binaryTask)
}
