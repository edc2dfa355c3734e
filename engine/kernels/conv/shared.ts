import { axpy_f32 } from '../move/select'
import { parallel, partLength, taskCount, threadCount } from '../threads/pool'
import { argsSpace } from '../workspace'
import { conv2dImages_f32, conv2dScratch } from './forward'
import { Geometry } from './geometry'
import { gatherGradInput, gatherScratch } from './grad-input'
import { canScatter, scatterGradInput, scatterScratch } from './grad-scatter'
import { conv2dGradWeightImages_f32 } from './grad-weight'

/** Convolutions over a whole batch: each task takes some of the images and has scratch space of its own. */

@unmanaged class Convolution {
  geo: Geometry
  part: i32
  first: usize
  second: usize
  bias: usize
  out: usize
  scratch: usize
  scratchBytes: i32
}

@inline function alignUp(bytes: i32): i32 { return (bytes + 63) & ~63 }
@inline function taskLimit(geo: Geometry): i32 { return taskCount(geo.N, 1, 4) }

@inline function start(geo: Geometry, tasks: i32, first: usize, second: usize, bias: usize, out: usize, scratch: usize, bytes: i32): Convolution {
  const job = changetype<Convolution>(argsSpace())
  job.geo = geo
  job.part = partLength(geo.N, tasks, 1)
  job.first = first
  job.second = second
  job.bias = bias
  job.out = out
  job.scratch = scratch
  job.scratchBytes = alignUp(bytes)
  return job
}
@inline function run(job: Convolution, task: (index: i32, args: usize) => void): i32 {
  const tasks = (job.geo.N + job.part - 1) / job.part
  parallel(tasks, task, changetype<usize>(job))
  return tasks
}
@inline function end(job: Convolution, task: i32): i32 { return min(job.geo.N, (task + 1) * job.part) }
@inline function scratchOf(job: Convolution, task: i32): usize { return job.scratch + <usize>task * job.scratchBytes }

function forwardTask(task: i32, args: usize): void {
  const job = changetype<Convolution>(args)
  conv2dImages_f32(job.first, job.second, job.bias, job.out, job.geo, task * job.part, end(job, task), scratchOf(job, task))
}

/**
 * Gathering computes products for every input, and for tiles of four channels; scattering for every output, and then
 * adds up the columns, which costs about as much as eight more channels of the output.
 */
function scatters(geo: Geometry): bool {
  const channels = geo.C / geo.groups, outChannels = geo.outC / geo.groups
  const gathering = <f64>(geo.H * geo.W) * ((channels + 3) & ~3) * outChannels
  const scattering = <f64>(geo.outH * geo.outW * geo.strideH * geo.strideW) * channels * (outChannels + 8)
  return canScatter(geo) && gathering > scattering
}
function gradInputScratch(geo: Geometry): i32 { return scatters(geo) ? scatterScratch(geo) : gatherScratch(geo) }

function gradInputTask(task: i32, args: usize): void {
  const job = changetype<Convolution>(args)
  const from = task * job.part, to = end(job, task), scratch = scratchOf(job, task)
  if (scatters(job.geo)) scatterGradInput(job.first, job.second, job.out, job.geo, from, to, scratch)
  else gatherGradInput(job.first, job.second, job.out, job.geo, from, to, scratch)
}

/** Bytes of scratch for the whole call. */
export function conv2dScratchBytes(geo: Geometry): i32 { return taskLimit(geo) * alignUp(conv2dScratch(geo)) }
export function conv2dGradInputScratchBytes(geo: Geometry): i32 { return taskLimit(geo) * alignUp(gradInputScratch(geo)) }

export function conv2dShared_f32(x: usize, w: usize, bias: usize, y: usize, geo: Geometry, scratch: usize): void {
  run(start(geo, taskLimit(geo), x, w, bias, y, scratch, conv2dScratch(geo)), forwardTask)
}
export function conv2dGradInputShared_f32(gy: usize, w: usize, gx: usize, geo: Geometry, scratch: usize): void {
  run(start(geo, taskLimit(geo), gy, w, 0, gx, scratch, gradInputScratch(geo)), gradInputTask)
}

/** Sums over images: task 0 writes the result itself, the others partial sums in scratch, added up in order of the tasks. */
@inline function weightCount(geo: Geometry): i32 { return (geo.outC * (geo.C / geo.groups)) * geo.kH * geo.kW }
@inline function partialTasks(geo: Geometry): i32 { return min(geo.N, threadCount() == 1 ? 1 : 2 * threadCount()) }
@inline function partialScratch(geo: Geometry): i32 { return alignUp(conv2dScratch(geo)) + (weightCount(geo) << 2) }
@inline function partialSum(job: Convolution, task: i32): usize {
  return task == 0 ? job.out : scratchOf(job, task) + alignUp(conv2dScratch(job.geo))
}

function gradWeightTask(task: i32, args: usize): void {
  const job = changetype<Convolution>(args)
  conv2dGradWeightImages_f32(
    job.first, job.second, partialSum(job, task), job.geo, task * job.part, end(job, task), scratchOf(job, task),
  )
}

export function conv2dGradWeightScratchBytes(geo: Geometry): i32 { return partialTasks(geo) * alignUp(partialScratch(geo)) }

export function conv2dGradWeightShared_f32(gy: usize, x: usize, gw: usize, geo: Geometry, scratch: usize): void {
  const job = start(geo, partialTasks(geo), gy, x, 0, gw, scratch, partialScratch(geo))
  const tasks = run(job, gradWeightTask)
  for (let task = 1; task < tasks; task++) axpy_f32(1, partialSum(job, task), gw, weightCount(geo))
}
