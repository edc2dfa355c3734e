/**
 * Work for several threads on the shared memory. A job is cut into numbered tasks; the calling thread and the helpers
 * take the next one until none is left, so a helper that the system has put aside delays nothing but its own task.
 * Whatever the helpers do, the cut depends on the number of threads alone: results are reproducible.
 */

export type Task = (index: i32, args: usize) => void

/**
 * `Atomics.wait` and `Atomics.notify` of the host, on an i32. WebAssembly has instructions for both, but on a memory that
 * has grown V8 forgets locals across the one and wakes nobody with the other.
 */
@external('env', 'sleep') declare function sleep(address: usize, expected: i32): void
@external('env', 'wake') declare function wake(address: usize): void

/** Words that all threads watch, a cache line each. */
@inline const ticketAt: usize = 0
@inline const pendingAt: usize = 64
@inline const sleepersAt: usize = 128
@inline const activeAt: usize = 192
@inline const readyAt: usize = 256
@inline const taskAt: usize = 260
@inline const argsAt: usize = 264
export const controlBytes: i32 = 320

/** About 20 us of watching before a thread goes to sleep, which costs 100 us to wake from. */
@inline const spins: i32 = 20000
@inline export const maxTasks: i32 = 255

let control: usize = 0
let threads: i32 = 1
let canWait: bool = false
let generation: i32 = 0

/**
 * The ticket tells what to do next in one word, taken by compare-and-exchange: generation of the job (16 bits), number
 * of tasks (8), next task (8). So nobody can take a task of a job that is over.
 */
@inline function isTask(ticket: i32): bool { return (ticket & 255) < ((ticket >> 8) & 255) }

function runTask(ticket: i32): void {
  const task = load<i32>(control + taskAt)
  call_indirect<void>(task, ticket & 255, load<usize>(control + argsAt))
  if (atomic.sub<i32>(control + pendingAt, 1) == 1) wake(control + pendingAt)
}

@inline function take(ticket: i32): bool {
  return atomic.cmpxchg<i32>(control + ticketAt, ticket, ticket + 1) == ticket
}

/** Runs task(0, args) to task(tasks - 1, args), in any order and on any thread. */
export function parallel(tasks: i32, task: Task, args: usize): void {
  if (threads == 1 || tasks == 1) {
    for (let i = 0; i < tasks; i++) task(i, args)
    return
  }
  store<i32>(control + taskAt, task.index)
  store<usize>(control + argsAt, args)
  atomic.store<i32>(control + pendingAt, tasks)
  generation++
  atomic.store<i32>(control + ticketAt, (generation << 16) | (tasks << 8))
  if (atomic.load<i32>(control + sleepersAt) > 0) wake(control + ticketAt)
  while (true) {
    const ticket = atomic.load<i32>(control + ticketAt)
    if (!isTask(ticket)) break
    if (take(ticket)) runTask(ticket)
  }
  join()
}

/** Waits for tasks that helpers are still at: watching first, then asleep where this thread may sleep. */
function join(): void {
  for (let spin = 0; ;) {
    const pending = atomic.load<i32>(control + pendingAt)
    if (pending == 0) return
    if (spin < spins || !canWait) spin++
    else sleep(control + pendingAt, pending)
  }
}

/** What a helper thread does all its life. */
export function helperLoop(index: i32): void {
  atomic.add<i32>(control + readyAt, 1)
  while (true) {
    const ticket = atomic.load<i32>(control + ticketAt)
    if (isTask(ticket) && index < atomic.load<i32>(control + activeAt)) {
      if (take(ticket)) runTask(ticket)
      continue
    }
    let spin = 0
    while (spin < spins && atomic.load<i32>(control + ticketAt) == ticket) spin++
    if (spin < spins) continue
    atomic.add<i32>(control + sleepersAt, 1)
    sleep(control + ticketAt, ticket)
    atomic.sub<i32>(control + sleepersAt, 1)
  }
}

/** How many helpers have started working. */
export function readyHelpers(): i32 { return atomic.load<i32>(control + readyAt) }

export function poolBytes(): i32 { return controlBytes }
/** `mayWait`: whether this thread may sleep (a page's main thread may not). */
export function setControl(address: usize, mayWait: bool): void {
  control = address
  canWait = mayWait
}
export function setThreads(n: i32): void {
  threads = n
  atomic.store<i32>(control + activeAt, n)
}
@inline export function threadCount(): i32 { return threads }

/** How many tasks to cut `units` of work into, at least `grain` units each: some for each thread, so that the fast help the slow. */
export function taskCount(units: i32, grain: i32, perThread: i32): i32 {
  if (threads == 1) return 1
  return max(1, min(min(units / grain, threads * perThread), maxTasks))
}
/** Length of each task's part, in whole multiples of `multiple`. */
@inline export function partLength(units: i32, tasks: i32, multiple: i32): i32 {
  const even = (units + tasks - 1) / tasks
  return ((even + multiple - 1) / multiple) * multiple
}
