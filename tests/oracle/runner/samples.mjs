// From a recorded sample to a call with the engine's own values, and its gradients.
import { decode, Float, refs, tensorOf } from '../lib.mjs'
import { defaultTolerance, Fail } from './compare.mjs'

export const unsupported = why => Object.assign(new Error(why), { unsupported: true })

/** Arguments by PyTorch's names; `*size` collects all that follow. */
function byName(names, args, kwargs) {
  if (!names) return null
  const named = { ...kwargs }
  names.forEach((name, i) => {
    if (name[0] === '*') named[name.slice(1)] = args.slice(i)
    else named[name] = args[i]
  })
  return named
}

/** Decodes a sample's arguments; tensors that ask for gradients are kept in `leaves` by their path. */
export async function buildCall(adapter, sample, source, leaves = null) {
  const dtypes = adapter.dtypes ? new Set(adapter.dtypes) : null
  const made = new Map()
  const hooks = {
    float: value => new Float(value),
    tensor: (spec, requiresGrad, path) => {
      const place = { spec, requiresGrad, path }
      made.set(place, null)
      return place
    },
  }
  const args = (sample.args ?? []).map((v, i) => decode(v, source, hooks, `args.${i}`))
  const kwargs = Object.fromEntries(
    Object.entries(sample.kwargs ?? {}).map(([key, v]) => [key, decode(v, source, hooks, `kwargs.${key}`)]),
  )
  for (const place of made.keys()) {
    if (dtypes && !dtypes.has(place.spec.dtype)) throw unsupported(`dtype ${place.spec.dtype}`)
    const tensor = await adapter.tensor({ ...place.spec, requiresGrad: place.requiresGrad })
    made.set(place, tensor)
    if (place.requiresGrad && leaves) leaves[place.path] = tensor
  }
  const fill = v => {
    if (made.has(v)) return made.get(v)
    if (Array.isArray(v)) return v.map(fill)
    if (v?.constructor !== Object) return v
    return Object.fromEntries(Object.entries(v).map(([key, x]) => [key, fill(x)]))
  }
  const call = { args: args.map(fill), kwargs: fill(kwargs) }
  return { ...call, named: byName(sample.names, call.args, call.kwargs) }
}

/** Whether the engine has every dtype that a sample's arguments and results use. */
export function checkDtypes(adapter, sample, source) {
  if (!adapter.dtypes) return
  const used = refs([...(sample.args ?? []), ...Object.values(sample.kwargs ?? {}), sample.out])
  for (const i of used) {
    const dtype = source.idx.tensors[i].d
    if (!adapter.dtypes.includes(dtype)) throw unsupported(`dtype ${dtype}`)
  }
}

/** One backward of all outputs with the recorded cotangents. */
export async function runBackward(adapter, sample, source, leaves) {
  const tensors = leaves.filter(leaf => leaf.tensor).map(leaf => leaf.tensor)
  const [outputs, cotangents] = [[], []]
  for (const [k, cotangent] of sample.cot.entries()) {
    if (cotangent === null) continue
    outputs.push(tensors[k])
    cotangents.push(await adapter.tensor({ ...tensorOf(source, cotangent), requiresGrad: false }))
  }
  await adapter.backward(outputs, cotangents)
}

/** Gradients against their recordings. None where PyTorch's is all zero is fine. */
export async function compareGradients(adapter, comparison, sample, source, find, seen) {
  for (const [path, recorded] of Object.entries(sample.grads)) {
    const tensor = await find(path)
    const gradient = tensor === undefined ? null : await adapter.grad(tensor)
    if (recorded === null) {
      const { data } = gradient ? await adapter.read(gradient) : { data: [] }
      for (const value of data)
        if (Number(value) !== 0) throw new Fail('grad value', `grad ${path} must be absent or zero`)
      continue
    }
    const want = tensorOf(source, recorded)
    if (gradient) {
      const tolerance = sample.gtol ?? sample.tol ?? defaultTolerance
      await comparison.tensors(gradient, want, tolerance, seen, `grad ${path} `)
    } else if (want.data.some(value => value !== 0)) throw new Fail('grad missing', `no gradient for ${path}`)
  }
}
