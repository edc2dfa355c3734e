import { make, subsample } from '../workloads.js'

/** Float32 as base64, so that a megabyte of parameters crosses to the driver quickly. */
function base64(values) {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  let text = ''
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768))
  return btoa(text)
}

/**
 * Runs a contender in a page or worker and answers the driver. `create(query)` gives `{ info, setup(name, data) }`;
 * `setup` gives `{ step(), sync(), loss(), params(), out(), dispose() }`.
 */
export function serve(create) {
  const query = new URLSearchParams(self.location.search)
  let contender, work, data

  const methods = {
    async init() {
      contender = await create(query)
      return contender.info
    },
    async setup({ workload }) {
      data = make(workload)
      work = await contender.setup(workload, data)
    },
    /** K steps from the initial parameters: the losses, and the parameters after them; or an op's output. */
    async verify({ K }) {
      if (data.kind === 'op') {
        await work.step()
        return { out: base64(subsample(await work.out())) }
      }
      const losses = []
      for (let i = 0; i < (K ?? data.K); i++) {
        await work.step()
        losses.push(await work.loss())
      }
      const params = await work.params()
      if (params === null) return { losses, params }
      const all = new Float32Array(data.params.reduce((n, p) => n + p.data.length, 0))
      let at = 0
      for (const p of data.params) {
        all.set(params[p.name], at)
        at += p.data.length
      }
      return { losses, params: base64(all) }
    },
    /** Milliseconds of n steps. */
    async sample({ n }) {
      const start = performance.now()
      for (let i = 0; i < n; i++) {
        const pending = work.step()
        if (pending?.then) await pending
      }
      await work.sync()
      return performance.now() - start
    },
    async teardown() {
      await work?.dispose?.()
      work = data = null
    },
    /** Milliseconds from navigation to the library and to the first completed step with its loss. */
    async first({ workload }) {
      await methods.init()
      const readyMs = performance.now()
      await methods.setup({ workload })
      await work.step()
      await (data.kind === 'train' ? work.loss() : work.out())
      const firstMs = performance.now()
      await work.step()
      await (data.kind === 'train' ? work.loss() : work.sync())
      return { readyMs, firstMs, secondMs: performance.now() - firstMs }
    },
  }

  const call = async (method, args = {}) => {
    try {
      return { ok: await methods[method](args) }
    } catch (error) {
      return { error: String(error?.stack ?? error).slice(0, 1500) }
    }
  }
  if (typeof document === 'undefined') {
    self.onmessage = async ({ data: { id, method, args } }) => self.postMessage({ id, reply: await call(method, args) })
    self.postMessage('up')
  } else self.call = call
}
