/** Every contender must compute the same before it is timed: losses to 1e-3, the change of the parameters to 1e-2. */

const floats = text => {
  const bytes = Buffer.from(text, 'base64')
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

/** |a - b| / |b - from| in the Euclidean norm. */
function distance(a, b, from = () => 0) {
  let off = 0
  let all = 0
  for (let i = 0; i < b.length; i++) {
    off += (a[i] - b[i]) ** 2
    all += (b[i] - from(i)) ** 2
  }
  return Math.sqrt(off / all)
}

/** `{ ok, error, paramError }` of a contender's answer against PyTorch's. */
export function check(data, reference, got) {
  if (data.kind === 'op') {
    const error = distance(floats(got.out), floats(reference.out))
    return { ok: error < 1e-3, error }
  }
  const error = Math.max(
    ...got.losses.map((loss, i) => Math.abs(loss - reference.losses[i]) / Math.abs(reference.losses[i])),
  )
  const short = got.losses.length < reference.losses.length || got.params === null
  if (short) return { ok: error < 1e-3, error }
  const start = data.params.flatMap(p => Array.from(p.data))
  const paramError = distance(floats(got.params), floats(reference.params), i => start[i])
  return { ok: error < 1e-3 && paramError < 1e-2, error, paramError }
}
