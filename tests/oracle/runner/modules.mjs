// Modules: built, loaded with PyTorch's state, called forward and backward.
import { tensorOf } from '../lib.mjs'
import { defaultTolerance, Fail } from './compare.mjs'
import { buildCall, compareGradients, runBackward, unsupported } from './samples.mjs'

export async function modules(run) {
  if (!run.wants('modules')) return
  const { adapter, comparison, options } = run
  for (const source of run.recordings('modules')) {
    const { id, tier, module: name, samples } = source.idx
    const row = run.row('module', id, tier)
    for (const [i, sample] of samples.entries()) {
      const attempt = async seen => {
        const made = await adapter.module?.(name, await buildCall(adapter, sample.ctor, source))
        if (!made) throw unsupported('no module')
        const state = {}
        for (const [key, t] of Object.entries(sample.state))
          state[key] = await adapter.tensor({ ...tensorOf(source, t), requiresGrad: false })
        await adapter.loadState(made, state)
        await adapter.train(made, sample.mode === 'train')
        const leaves = {}
        const call = { ...(await buildCall(adapter, sample.forward, source, leaves)), sample, src: source }
        if (sample.seed !== undefined) await adapter.seed(sample.seed)
        const tolerance = sample.tol ?? defaultTolerance
        const got = await comparison.results(await adapter.call(made, call), sample.out, source, tolerance, seen)
        if (sample.grads && !options.noGrad) {
          const find = path => (path.startsWith('param.') ? adapter.param(made, path.slice(6)) : leaves[path])
          await runBackward(adapter, sample, source, got)
          await compareGradients(adapter, comparison, sample, source, find, seen)
        }
        if (!sample.state_after) return
        const now = await adapter.state(made)
        for (const [key, t] of Object.entries(sample.state_after)) {
          if (!now[key]) throw new Fail('state', `no ${key}`)
          await comparison.tensors(now[key], tensorOf(source, t), tolerance, seen, `state ${key} `, { dtype: false })
        }
      }
      await row.attempt(`#${i} ${sample.desc ?? ''} ${sample.mode}`, attempt, sample.flags)
    }
  }
}
