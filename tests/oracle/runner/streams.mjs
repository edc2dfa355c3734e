// Random streams: calls in order from one seed. After one that the engine lacks, the rest of a test says nothing.
import { decode } from '../lib.mjs'
import { Fail, leavesOf, recordedLeaves } from './compare.mjs'
import { unsupported } from './samples.mjs'

export async function streams(run) {
  if (!run.wants('rng') || run.options.op) return
  const { adapter, comparison } = run
  for (const source of run.recordings('rng')) {
    for (const test of source.idx.tests) {
      let missing = null
      await adapter.seed(test.seed)
      for (const { fn, args, out } of test.calls) {
        await run.row('rng', fn, 1).attempt(`seed ${test.seed} ${test.id}`, async seen => {
          if (!adapter.rng?.[fn]) missing ??= fn
          if (missing) throw unsupported(`after ${missing}, which is missing`)
          const drawn = await adapter.rng[fn](...args.map(v => decode(v, source, {})))
          const want = recordedLeaves(out, source)
          const got = out.dict ? Object.keys(out.dict).map(key => ({ tensor: drawn[key] })) : leavesOf(adapter, drawn)
          if (got.length !== want.length) throw new Fail('structure', `${got.length} results, want ${want.length}`)
          for (const [i, { tensor }] of want.entries())
            await comparison.tensors(got[i].tensor, tensor, [2e-6, 1e-6], seen, 'out ', { dtype: false })
        })
      }
    }
  }
}
