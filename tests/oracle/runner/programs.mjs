// Programs: steps on named values; the values and gradients at the end, or an error at a given step.
import { decode, Float, tensorOf } from '../lib.mjs'
import { Fail } from './compare.mjs'
import { unsupported } from './samples.mjs'

const tolerance = [1e-5, 1e-6]

async function runProgram({ adapter, comparison }, program, source, seen) {
  const values = {}
  const make = (t, requiresGrad) => adapter.tensor({ ...tensorOf(source, t), requiresGrad })
  for (const [name, v] of Object.entries(program.inputs)) values[name] = await make(v.t, Boolean(v.g))
  const valueOf = async v => {
    if (v === null || typeof v !== 'object') return v
    if (Array.isArray(v)) return Promise.all(v.map(valueOf))
    if ('tuple' in v) return Promise.all(v.tuple.map(valueOf))
    if ('var' in v) return v.var.endsWith('.grad') ? adapter.grad(values[v.var.slice(0, -5)]) : values[v.var]
    return 't' in v ? make(v.t, false) : decode(v, source, { float: x => new Float(x) })
  }
  for (const [i, step] of program.steps.entries()) {
    const args = await Promise.all(step.args.map(valueOf))
    const kwargs = {}
    for (const [key, v] of Object.entries(step.kwargs ?? {})) kwargs[key] = await valueOf(v)
    const expected = program.error?.step === i
    let result
    try {
      result = await adapter.step(step.fn, args, kwargs)
    } catch (error) {
      if (expected && !error.unsupported) return
      throw error
    }
    if (expected) throw new Fail('no error', `step ${i} ${step.fn} must throw: ${program.error.message}`)
    if (Array.isArray(step.out)) step.out.forEach((name, k) => (values[name] = result[k]))
    else if (step.out) values[step.out] = result
  }
  for (const [name, t] of Object.entries(program.expect)) {
    const want = tensorOf(source, t)
    const got = values[name]
    if (adapter.isTensor(got)) await comparison.tensors(got, want, tolerance, seen, `${name} `)
    else comparison.numbers([Number(got)], want.data, tolerance, seen, `${name} `)
  }
  for (const [name, t] of Object.entries(program.grads)) {
    const gradient = await adapter.grad(values[name])
    if (t === null && gradient) throw new Fail('grad value', `grad ${name} must be absent`)
    if (t === null) continue
    if (!gradient) throw new Fail('grad missing', `no gradient for ${name}`)
    await comparison.tensors(gradient, tensorOf(source, t), tolerance, seen, `grad ${name} `)
  }
}

export async function programs(run) {
  if (!run.wants('programs') || run.options.op) return
  for (const source of run.recordings('programs')) {
    const row = run.row('program', 'programs', 1)
    for (const program of source.idx.programs) {
      await row.attempt(program.id, async seen => {
        if (!run.adapter.step) throw unsupported('no step')
        try {
          await runProgram(run, program, source, seen)
        } finally {
          await run.adapter.step('enable_grad', [], {})
        }
      })
    }
  }
}
