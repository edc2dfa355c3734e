import { readFileSync } from 'node:fs'
import { io, nn, optim, torch, type Tensor } from 'torchlet'
import { afterEach, describe, expect, it } from 'vitest'

const file = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)))
const values = (x: Tensor) => x.toArray()

/** A store that keeps files in memory, as the page does. */
function memoryStore() {
  const files = new Map<string, Uint8Array>()
  io.setFileStore({ read: name => files.get(name), write: (name, bytes) => void files.set(name, bytes) })
  return files
}
afterEach(() => io.setFileStore(null))

describe('torch.save and torch.load', () => {
  it('bring a network back: its state goes into a new one of the same shape', () => {
    memoryStore()
    const net = new nn.Sequential(new nn.Linear(3, 4), new nn.BatchNorm1d(4), new nn.Linear(4, 2))
    torch.save(net.stateDict(), 'net.params')
    const clone = new nn.Sequential(new nn.Linear(3, 4), new nn.BatchNorm1d(4), new nn.Linear(4, 2))
    clone.loadStateDict(torch.load('net.params'))
    const x = torch.rand(5, 3)
    expect(values(clone.eval()(x))).toEqual(values(net.eval()(x)))
  })

  it('keep lists, plain objects, numbers and strings around the tensors', () => {
    const checkpoint = {
      epoch: 3,
      best: Infinity,
      note: 'ok',
      parts: [torch.arange(3), torch.tensor([true, false])],
      none: null,
    }
    const back = torch.load(torch.save(checkpoint))
    expect({ ...back, parts: back.parts.map(values) }).toEqual({
      ...checkpoint,
      parts: [
        [0, 1, 2],
        [true, false],
      ],
    })
    expect(back.parts[0].dtype).toBe(torch.int32)
  })

  it('keep the state of an optimizer, so that training goes on as if it had not stopped', () => {
    const start = torch.rand(4)
    const run = (steps: number, p: Tensor, trainer: optim.Adam) => {
      for (let i = 0; i < steps; i++) {
        p.square().sum().backward()
        trainer.step()
        trainer.zeroGrad()
      }
      return p
    }
    const p = start.clone().requiresGrad_()
    const adam = new optim.Adam([p], { lr: 0.1 })
    run(3, p, adam)
    const saved = torch.save({ p: p.detach(), trainer: adam.stateDict() })
    const whole = values(run(2, p, adam))
    const loaded = torch.load(saved)
    const q = loaded.p.requiresGrad_()
    const resumed = new optim.Adam([q], { lr: 0.5 })
    resumed.loadStateDict(loaded.trainer)
    expect(values(run(2, q, resumed))).toEqual(whole)
  })

  it('say what is wrong with a name, with broken bytes, and with what cannot be saved', () => {
    memoryStore()
    expect(() => torch.load('nothing')).toThrow("there is no file 'nothing'")
    expect(() => torch.load(new Uint8Array([1, 2, 3]))).toThrow('neither a safetensors file nor one of torch.save')
    expect(() => torch.load(torch.save(torch.rand(4)).subarray(0, -3))).toThrow('cut off or broken')
    expect(() => torch.save(new nn.Linear(2, 2) as never)).toThrow('net.stateDict()')
    expect(() => torch.save(new Map() as never)).toThrow('only plain objects can be saved')
  })
})

describe('safetensors', () => {
  it("reads what Python's safetensors wrote, half precision and int64 included", () => {
    const { a, h, i, b } = torch.load(file('python.safetensors'))
    expect(values(a)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    expect(values(h)).toEqual([1.5, -2])
    expect([i.dtype, values(i)]).toEqual([torch.int32, [1, 2]])
    expect(values(b)).toEqual([true, false])
  })

  it('writes state dicts under their own keys, int32 as the int64 that PyTorch has', () => {
    const bytes = torch.save({ weight: torch.ones(2), steps: torch.tensor(new Int32Array([7])) })
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true))
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))
    expect(header).toEqual({
      steps: { dtype: 'I64', shape: [1], data_offsets: [0, 8] },
      weight: { dtype: 'F32', shape: [2], data_offsets: [8, 16] },
    })
    expect(length % 8).toBe(0)
  })

  it('refuses an int64 that int32 cannot hold', () => {
    const bytes = io.serializeSafetensors({ x: torch.tensor(new Int32Array([1])) })
    bytes[bytes.length - 1] = 1
    expect(() => torch.load(bytes)).toThrow('does not fit int32')
  })
})

describe("files of Python's torch.save", () => {
  it('are read as far as they hold tensors and plain containers', () => {
    const { model, epoch, names, shape, flag, none } = torch.load(file('checkpoint.pt'))
    expect(values(model['0.weight'])).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ])
    expect(values(model['0.weight_T'])).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ])
    expect([model['1.num_batches_tracked'].item(), epoch, names, shape, flag, none]).toEqual([
      7,
      3,
      ['a', 'b'],
      [2, 3],
      true,
      null,
    ])
  })

  it('never call anything: a foreign name is an error', () => {
    const bytes = file('checkpoint.pt')
    const text = new TextDecoder('latin1').decode(bytes)
    const at = text.indexOf('_rebuild_tensor_v2')
    bytes.set(new TextEncoder().encode('_rebuild_evil_v2xx'), at)
    expect(() => torch.load(bytes)).toThrow('only tensors and plain containers are read')
  })

  it('that are cut off say so', () => {
    expect(() => torch.load(file('checkpoint.pt').subarray(0, 500))).toThrow('cut off or broken')
  })
})
