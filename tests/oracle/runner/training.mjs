// Optimizers, schedulers, gradient clipping, and whole training curves.
import path from 'node:path'
import { curveOf } from '../curve.mjs'
import { NUM, tensorOf } from '../lib.mjs'
import { Fail } from './compare.mjs'
import { unsupported } from './samples.mjs'

const tolerance = [1e-5, 1e-6]

async function optimizers(run, source) {
  const { adapter, comparison } = run
  const make = (t, requiresGrad = false) => adapter.tensor({ ...tensorOf(source, t), requiresGrad })
  const all = list => Promise.all(list.map(t => make(t)))
  for (const test of source.idx.tests) {
    await run.row('optim', test.optimizer, 1).attempt(JSON.stringify(test.kwargs), async seen => {
      const params = await Promise.all(test.params.map(t => make(t, true)))
      const steps = await adapter.optim?.(test.optimizer, test.kwargs, params, await Promise.all(test.grads.map(all)))
      if (!steps) throw unsupported('no optimizer')
      for (const [k, after] of test.after.entries())
        for (const [j, t] of after.entries())
          await comparison.tensors(steps[k][j], tensorOf(source, t), tolerance, seen, `step ${k} param ${j} `)
    })
  }
  for (const test of source.idx.schedulers) {
    await run.row('scheduler', test.scheduler, 2).attempt(JSON.stringify(test.kwargs), async seen => {
      const about = { baseLr: test.base_lr, steps: test.lrs.length, metrics: test.metrics }
      const rates = await adapter.scheduler?.(test.scheduler, test.kwargs, about)
      if (!rates) throw unsupported('no scheduler')
      if (rates.length !== test.lrs.length)
        throw new Fail('structure', `${rates.length} rates, want ${test.lrs.length}`)
      comparison.numbers(rates, test.lrs, [1e-6, 1e-12], seen, 'lr ')
    })
  }
  for (const [i, test] of source.idx.clips.entries()) {
    await run.row('clip', 'clip_grad_norm_', 1).attempt(`#${i}`, async seen => {
      const order = test.norm_type
      const normType = typeof order === 'object' ? (NUM[order.num] ?? order.float) : order
      const clipped = await adapter.clip?.({ maxNorm: test.max_norm, normType }, await all(test.grads))
      if (!clipped) throw unsupported('no clip')
      comparison.numbers([clipped.total], [test.total], tolerance, seen, 'total ')
      for (const [j, t] of test.after.entries())
        await comparison.tensors(clipped.after[j], tensorOf(source, t), tolerance, seen, 'grad ')
    })
  }
}

async function curve(run, source) {
  const { id, losses, loss_tol: lossTolerance, final_norms: norms, final_norm_tol: normTolerance, steps } = source.idx
  await run.row('curve', id, 1).attempt(`${steps} steps`, async seen => {
    const found = await run.adapter.replay?.(curveOf(source, path.dirname(source.file)))
    if (!found) throw unsupported('no replay')
    if (found.losses.length !== losses.length)
      throw new Fail('structure', `${found.losses.length} losses, want ${losses.length}`)
    const scale = run.options.tolScale ?? 1
    losses.forEach((loss, i) => {
      const distance = Math.abs(found.losses[i] - loss)
      seen.abs = Math.max(seen.abs, distance)
      if (!(distance <= lossTolerance[i] * scale))
        throw new Fail('loss', `step ${i}: loss ${found.losses[i]} want ${loss} +- ${lossTolerance[i]}`)
    })
    for (const [key, norm] of Object.entries(found.norms ? norms : {}))
      if (found.norms[key] !== undefined && !(Math.abs(found.norms[key] - norm) <= normTolerance[key] * scale))
        throw new Fail('norm', `final |${key}| ${found.norms[key]} want ${norm}`)
  })
}

export async function training(run) {
  for (const source of run.recordings('curves')) {
    if (source.idx.kind === 'curve') {
      if (run.wants('curves')) await curve(run, source)
    } else if (source.idx.tests && source.idx.schedulers && run.wants('optim') && !run.options.op)
      await optimizers(run, source)
  }
}
