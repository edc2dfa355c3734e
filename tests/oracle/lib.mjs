// Reads recorded answers of PyTorch: a JSON index beside one .bin of raw little-endian values, row-major. No dependencies.
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

/** A file's bytes, also where only its .gz stands. */
export function readMaybeGz(file) {
  if (fs.existsSync(file)) return fs.readFileSync(file)
  if (fs.existsSync(`${file}.gz`)) return zlib.gunzipSync(fs.readFileSync(`${file}.gz`))
  throw new Error(`missing ${file}`)
}

/** @returns {{ idx: any, ab: ArrayBuffer }} the index of a recording and its values. */
export function loadIndex(file) {
  const idx = JSON.parse(readMaybeGz(file.replace(/\.gz$/, '')).toString('utf8'))
  const bytes = readMaybeGz(path.join(path.dirname(file), idx.bin))
  return { idx, ab: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) }
}

const readers = {
  float32: (ab, at, n) => new Float32Array(ab.slice(at, at + 4 * n)),
  float64: (ab, at, n) => new Float64Array(ab.slice(at, at + 8 * n)),
  int64: (ab, at, n) => Float64Array.from(new BigInt64Array(ab.slice(at, at + 8 * n)), Number),
  // int64 stored in 4 bytes
  i4: (ab, at, n) => Float64Array.from(new Int32Array(ab.slice(at, at + 4 * n))),
  int32: (ab, at, n) => new Int32Array(ab.slice(at, at + 4 * n)),
  int16: (ab, at, n) => new Int16Array(ab.slice(at, at + 2 * n)),
  int8: (ab, at, n) => new Int8Array(ab.slice(at, at + n)),
  uint8: (ab, at, n) => new Uint8Array(ab.slice(at, at + n)),
  bool: (ab, at, n) => new Uint8Array(ab.slice(at, at + n)),
}

/** Tensor `i` of an index: plain numbers in row-major order; `strides` only where PyTorch's was not contiguous. */
export function tensorOf({ idx, ab }, i) {
  const { d, s, o, enc, st } = idx.tensors[i]
  const read = readers[enc ?? d]
  if (!read) throw new Error(`dtype ${d}`)
  const tensor = {
    dtype: d,
    shape: [...s],
    data: read(
      ab,
      o,
      s.reduce((a, b) => a * b, 1),
    ),
  }
  return st ? { ...tensor, strides: [...st] } : tensor
}

/** A Python float of integral value: 1.0 is not 1 where types are promoted. */
export class Float {
  constructor(value) {
    this.value = value
  }
  valueOf() {
    return this.value
  }
}

export const NUM = { inf: Infinity, '-inf': -Infinity, nan: NaN }

/** The encoded forms `{key: ...}` and what each stands for; `hooks` make an engine's own values of them. */
const forms = {
  t: (v, src, hooks, at) => hooks.tensor(tensorOf(src, v.t), Boolean(v.g), at),
  tuple: (v, src, hooks, at) => {
    const items = v.tuple.map((x, i) => decode(x, src, hooks, `${at}.${i}`))
    return hooks.tuple ? hooks.tuple(items) : items
  },
  dict: (v, src, hooks, at) =>
    Object.fromEntries(Object.entries(v.dict).map(([k, x]) => [k, decode(x, src, hooks, `${at}.${k}`)])),
  float: (v, _src, hooks) => {
    const value = v.float === '-0' ? -0 : v.float
    return hooks.float ? hooks.float(value) : value
  },
  num: v => NUM[v.num],
  slice: (v, src, hooks) => {
    const bounds = v.slice.map(x => decode(x, src, hooks))
    return hooks.slice ? hooks.slice(...bounds) : { slice: bounds }
  },
  ellipsis: (_v, _src, hooks) => (hooks.ellipsis ? hooks.ellipsis() : { ellipsis: true }),
  dtype: (v, _src, hooks) => (hooks.dtype ? hooks.dtype(v.dtype) : v.dtype),
  device: (v, _src, hooks) => (hooks.device ? hooks.device(v.device) : v.device),
  layout: () => undefined,
  memory_format: () => undefined,
}

/** An encoded argument as a value; `at` is its path, `args.0.1`. */
export function decode(v, src, hooks, at = '') {
  if (v === null || typeof v !== 'object') return v
  if (Array.isArray(v)) return v.map((x, i) => decode(x, src, hooks, `${at}.${i}`))
  const form = Object.keys(forms).find(key => key in v)
  if (!form) throw new Error(`cannot decode ${JSON.stringify(v)}`)
  return forms[form](v, src, hooks, at)
}

/** Numbers of all tensors that an encoded value mentions, in order. */
export function refs(v, out = []) {
  if (!v || typeof v !== 'object') return out
  if (Array.isArray(v)) v.forEach(x => refs(x, out))
  else if ('t' in v) out.push(v.t)
  else if ('tuple' in v) v.tuple.forEach(x => refs(x, out))
  else if ('dict' in v) Object.values(v.dict).forEach(x => refs(x, out))
  return out
}
