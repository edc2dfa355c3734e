// Operators: results and gradients, in-place twins, and calls that must throw.
import { tensorOf } from '../lib.mjs'
import { defaultTolerance, Fail } from './compare.mjs'
import { buildCall, checkDtypes, compareGradients, runBackward, unsupported } from './samples.mjs'

const info = ({ op, variant, callable, inplace, aliases }) => ({ op, variant, callable, inplace, aliases })

async function results(run, source, f) {
  const { adapter, comparison, options } = run
  const { id, tier, samples } = source.idx
  const row = run.row('op', id, tier)
  for (const [i, sample] of samples.entries()) {
    const flags = sample.flags ?? []
    if (flags.includes('ambiguous') && !options.all) continue
    const attempt = async seen => {
      if (!f) throw unsupported('no op')
      checkDtypes(adapter, sample, source)
      const leaves = {}
      const call = { ...(await buildCall(adapter, sample, source, leaves)), id, sample, src: source }
      if (sample.seed !== undefined) await adapter.seed(sample.seed)
      const out = await f(call)
      const tolerance = sample.tol ?? defaultTolerance
      const got = await comparison.results(out, sample.out, source, tolerance, seen, {
        values: !flags.includes('uninit'),
      })
      if (!sample.grads || options.noGrad) return
      await runBackward(adapter, sample, source, got)
      await compareGradients(adapter, comparison, sample, source, path => leaves[path], seen)
    }
    await row.attempt(`#${i} ${sample.dtype}`, attempt, flags)
  }
}

const withoutGradients = value => JSON.parse(JSON.stringify(value ?? null, (key, x) => (key === 'g' ? undefined : x)))

async function inPlace(run, source) {
  const { adapter, comparison } = run
  const { inplace: name, tier, samples } = source.idx
  const row = run.row('inplace', name, tier)
  const f = adapter.inplace && (await adapter.inplace(name, info(source.idx)))
  for (const [i, sample] of samples.entries()) {
    if (!sample.inplace) continue
    const attempt = async seen => {
      if (!f) throw unsupported('no op')
      checkDtypes(adapter, sample, source)
      const plain = { ...sample, args: withoutGradients(sample.args), kwargs: withoutGradients(sample.kwargs) ?? {} }
      const call = await buildCall(adapter, plain, source)
      await f(call)
      const want = { ...tensorOf(source, sample.out.t), dtype: tensorOf(source, sample.args[0].t).dtype }
      await comparison.tensors(call.args[0], want, sample.tol ?? defaultTolerance, seen, 'self ')
    }
    await row.attempt(`#${i}`, attempt)
  }
}

async function errors(run, source, f) {
  const { id, tier, errors: samples } = source.idx
  const row = run.row('error', id, tier)
  for (const [i, sample] of samples.entries()) {
    const attempt = async () => {
      if (!f) throw unsupported('no op')
      try {
        const call = await buildCall(run.adapter, sample, source, {})
        await f({ ...call, id, sample, src: source })
      } catch (error) {
        if (error?.unsupported) throw error
        return
      }
      throw new Fail('no error', `must throw: ${sample.message}`)
    }
    await row.attempt(`#${i}`, attempt)
  }
}

export async function operators(run) {
  if (!run.wants('ops') && !run.wants('errors') && !run.wants('inplace')) return
  for (const source of run.recordings('ops')) {
    const f = await run.adapter.op(source.idx.id, info(source.idx))
    if (run.wants('ops')) await results(run, source, f)
    if (run.wants('inplace') && source.idx.inplace) await inPlace(run, source)
    if (run.wants('errors') && source.idx.errors.length > 0) await errors(run, source, f)
  }
}
