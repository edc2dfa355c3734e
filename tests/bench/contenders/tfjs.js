// TensorFlow.js on WebAssembly. ?threads=N; ?shim=1 adds the missing Conv2DBackpropFilter kernel by composition.
import * as tf from '@tensorflow/tfjs'
import { getThreadsCount, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { serve } from './runner.js'
import { setupTf } from './tfjs-workloads.mjs'

serve(async query => {
  // tfjs takes at most half the cores: two threads on two cores need a claim of four.
  if (query.get('cores'))
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => Number(query.get('cores')) })
  setWasmPaths('/dist/tfjs/')
  setThreadsCount(Number(query.get('threads')))
  await tf.setBackend('wasm')
  await tf.ready()
  tf.enableProdMode()
  return setupTf(tf, { v: 'wasm', shim: query.get('shim') === '1', threads: getThreadsCount() })
})
