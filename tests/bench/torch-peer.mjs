import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))

/**
 * PyTorch in a Python process: PYTHON names an interpreter that has it. Debian's build multiplies matrices with the slow
 * reference BLAS; OPENBLAS names the folder of a libblas.so.3 by OpenBLAS to put in its place.
 */
const python = process.env.PYTHON ?? '/usr/bin/python3'
const openblas = process.env.OPENBLAS ?? '/usr/lib/x86_64-linux-gnu/openblas-pthread'

export class TorchPeer {
  constructor(threads) {
    this.threads = threads
    this.waiting = new Map()
    this.calls = 0
  }

  async open() {
    const env = {
      ...process.env,
      OMP_NUM_THREADS: String(this.threads),
      OPENBLAS_NUM_THREADS: String(this.threads),
      OMP_WAIT_POLICY: 'PASSIVE',
      OPENBLAS_THREAD_TIMEOUT: '4',
      ...(existsSync(openblas) && { LD_LIBRARY_PATH: openblas }),
    }
    this.process = spawn(python, [path.join(here, 'torch_peer.py'), String(this.threads), here], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    this.process.on('error', () => this.fail(`cannot start ${python}`))
    this.process.on('exit', () => this.fail(`${python} has no PyTorch, or ended`))
    readline.createInterface({ input: this.process.stdout }).on('line', line => {
      const { id, reply } = JSON.parse(line)
      this.waiting.get(id)(reply)
      this.waiting.delete(id)
    })
    this.info = { ...(await this.call('init')), openblas: existsSync(openblas) }
  }

  fail(error) {
    for (const answer of this.waiting.values()) answer({ error })
  }

  /** CPU milliseconds of the process, all its threads. */
  async cpuMs() {
    const tasks = `/proc/${this.process.pid}/task`
    return readdirSync(tasks).reduce(
      (total, task) => total + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
      0,
    )
  }

  async call(method, args = {}) {
    const reply = await new Promise(resolve => {
      this.waiting.set(++this.calls, resolve)
      this.process.stdin.write(`${JSON.stringify({ id: this.calls, method, args })}\n`)
    })
    if (reply.error) throw new Error(reply.error)
    return reply.ok
  }

  close() {
    this.process.kill()
  }
}
