// Recorded training runs: the batches, the start and the losses that PyTorch found on the way.
import path from 'node:path'
import { loadIndex, tensorOf } from './lib.mjs'

/** Batches of Fashion-MNIST images scaled to [0, 1] and their labels. */
function imageBatches(file, size) {
  const source = loadIndex(file)
  const images = tensorOf(source, source.idx.names.images)
  const labels = tensorOf(source, source.idx.names.labels)
  const count = images.shape[0]
  return i => {
    const x = new Float32Array(size * 784)
    const y = new Float64Array(size)
    for (let j = 0; j < size; j++) {
      const row = (i * size + j) % count
      for (let p = 0; p < 784; p++) x[j * 784 + p] = images.data[row * 784 + p] / 255
      y[j] = labels.data[row]
    }
    return {
      x: { dtype: 'float32', shape: [size, 1, 28, 28], data: x },
      y: { dtype: 'int64', shape: [size], data: y },
    }
  }
}

/** Character indices cut into `size` parallel streams; each batch goes on where the last one stopped. */
function textBatches(corpus, { batch: size, num_steps: steps, num_batches: batches }) {
  const perStream = Math.floor((corpus.length - 1) / size)
  const window = (offset, shift) => {
    const data = new Float64Array(size * steps)
    for (let r = 0; r < size; r++)
      for (let t = 0; t < steps; t++) data[r * steps + t] = corpus[shift + r * perStream + offset + t]
    return { dtype: 'int64', shape: [size, steps], data }
  }
  return i => ({ x: window((i % batches) * steps, 0), y: window((i % batches) * steps, 1) })
}

/** Rows of two recorded tensors in turn. */
function rowBatches(X, Y, size) {
  const count = X.shape[0]
  const pick = ({ dtype, shape, data }, i) => {
    const width = data.length / count
    const rows = new data.constructor(size * width)
    for (let j = 0; j < size; j++) {
      const row = (i * size + j) % count
      rows.set(data.subarray(row * width, (row + 1) * width), j * width)
    }
    return { dtype, shape: [size, ...shape.slice(1)], data: rows }
  }
  return i => ({ x: pick(X, i), y: pick(Y, i) })
}

/** A recording as `replay` takes it: raw tensors in `state` and from `batch(i)`. */
export function curveOf(source, folder) {
  const { idx } = source
  const { data } = idx
  const batch =
    data.source !== 'own'
      ? imageBatches(path.join(folder, `${data.source}.json`), data.batch)
      : data.corpus !== undefined
        ? textBatches(tensorOf(source, data.corpus).data, data)
        : rowBatches(tensorOf(source, data.x), tensorOf(source, data.y), data.batch)
  return {
    id: idx.id,
    spec: idx.spec,
    kind: idx.model_kind,
    params: idx.params,
    state: Object.fromEntries(Object.entries(idx.init).map(([key, t]) => [key, tensorOf(source, t)])),
    batch,
    steps: idx.steps,
    optimizer: idx.optimizer,
    loss: idx.loss,
    clip: idx.clip_grad_norm,
    index: idx,
  }
}
