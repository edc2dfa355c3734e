import { argsSpace } from '../workspace'
import { parallel, partLength, Task, taskCount, threadCount } from './pool'

/** Jobs that treat a range of rows alike: each task gets a part of the range, and the kernel's own arguments. */

@unmanaged export class RowJob {
  rows: i32
  part: i32
  a: usize
  b: usize
  c: usize
  d: usize
  e: usize
  f: usize
  g: usize
  i: i32
  j: i32
  k: i32
  x: f32
  y: f32

  @inline from(task: i32): i32 { return task * this.part }
  @inline count(task: i32): i32 { return max(0, min(this.rows - task * this.part, this.part)) }
}

/** Work below this many values is done at once by the calling thread. */
@inline export const largeArray: i32 = 32768

@inline export function isLarge(values: i32): bool { return values >= largeArray && threadCount() > 1 }

@inline export function rowJob(): RowJob { return changetype<RowJob>(argsSpace()) }

/** Runs the job over `rows` rows of `rowLength` values; parts are multiples of `multiple` rows. */
export function runRows(job: RowJob, rows: i32, rowLength: i32, multiple: i32, task: Task): void {
  const grain = max(multiple, largeArray / 4 / max(rowLength, 1))
  const tasks = isLarge(rows * rowLength) ? taskCount(rows, grain, 4) : 1
  job.rows = rows
  job.part = partLength(rows, tasks, multiple)
  parallel((rows + job.part - 1) / job.part, task, changetype<usize>(job))
}

type Rows2 = (a: usize, b: usize, outer: i32, n: i32, inner: i32) => void
type Rows3 = (a: usize, b: usize, c: usize, outer: i32, n: i32, inner: i32) => void

function rows2Task(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), from = <usize>job.from(task)
  call_indirect<void>(job.i, job.a + from * job.d, job.b + from * job.e, job.count(task), job.j, job.k)
}
function rows3Task(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), from = <usize>job.from(task)
  call_indirect<void>(job.i, job.a + from * job.d, job.b + from * job.e, job.c + from * job.f, job.count(task), job.j, job.k)
}

/** A kernel over [outer, n, inner], shared by rows of `outer`; each array has its own bytes a row. */
export function shareRows2(a: usize, b: usize, outer: i32, n: i32, inner: i32, aRow: i32, bRow: i32, rows: Rows2): void {
  if (outer == 1 || !isLarge(outer * n * inner)) {
    rows(a, b, outer, n, inner)
    return
  }
  const job = rowJob()
  job.a = a
  job.b = b
  job.d = aRow
  job.e = bRow
  job.i = rows.index
  job.j = n
  job.k = inner
  runRows(job, outer, n * inner, 1, rows2Task)
}
export function shareRows3(
  a: usize, b: usize, c: usize, outer: i32, n: i32, inner: i32, aRow: i32, bRow: i32, cRow: i32, rows: Rows3,
): void {
  if (outer == 1 || !isLarge(outer * n * inner)) {
    rows(a, b, c, outer, n, inner)
    return
  }
  const job = rowJob()
  job.a = a
  job.b = b
  job.c = c
  job.d = aRow
  job.e = bRow
  job.f = cRow
  job.i = rows.index
  job.j = n
  job.k = inner
  runRows(job, outer, n * inner, 1, rows3Task)
}
