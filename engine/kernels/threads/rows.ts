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
  const tasks = taskCount(rows, grain, 4)
  job.rows = rows
  job.part = partLength(rows, tasks, multiple)
  parallel((rows + job.part - 1) / job.part, task, changetype<usize>(job))
}
