import fs from 'node:fs'
import path from 'node:path'
import { make } from './workloads.js'

/** Writes a workload's inputs and parameters where PyTorch reads them, and returns it. */
export function dump(name, folder) {
  const data = make(name)
  const parts = []
  let offset = 0
  const describe = ({ name, shape, data: values }) => {
    const entry = {
      name,
      shape,
      dtype: values instanceof Int32Array ? 'int32' : 'float32',
      count: values.length,
      offset,
    }
    parts.push(Buffer.from(values.buffer, values.byteOffset, values.byteLength))
    offset += values.byteLength
    return entry
  }
  const inputs = Object.fromEntries(Object.entries(data.inputs).map(([key, value]) => [key, describe(value)]))
  const meta = { ...data, inputs, params: data.params.map(describe) }
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(meta))
  fs.writeFileSync(path.join(folder, `${name}.bin`), Buffer.concat(parts))
  return data
}
