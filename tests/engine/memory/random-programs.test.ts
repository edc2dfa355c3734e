import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nn, optim, Tensor, torch } from '../../../engine/index.ts'
import { Held } from './support.ts'

/**
 * Nets of random layers, some of them a user's own that keep what they see, trained for a few steps with random habits.
 * Whatever the program could hold has to stay as it was, and the gradients have to be those of the same net with every
 * activation kept.
 */
const kinds = ['linear', 'relu', 'tanh', 'gelu', 'dropout', 'norm', 'flatten', 'identity', 'keeper', 'nested'] as const
const layerKinds = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 8 })
const width = 8

class Keeper extends nn.Module {
  readonly held: Held
  constructor(held: Held) {
    super()
    this.held = held
  }
  override forward(x: Tensor): Tensor {
    return this.held.add('output of a keeper', this.held.add('its input', x).add(1))
  }
}

function build(list: readonly (typeof kinds)[number][], held: Held, depth = 0): nn.Sequential {
  const make: Record<(typeof kinds)[number], () => nn.Module> = {
    linear: () => new nn.Linear(width, width),
    relu: () => new nn.ReLU(),
    tanh: () => new nn.Tanh(),
    gelu: () => new nn.GELU(),
    dropout: () => new nn.Dropout(0.3),
    norm: () => new nn.LayerNorm(width),
    flatten: () => new nn.Flatten(),
    identity: () => new nn.Identity(),
    keeper: () => new Keeper(held),
    nested: () => (depth > 1 ? new nn.ReLU() : build(list.slice(0, 4), held, depth + 1)),
  }
  return new nn.Sequential(...list.map(kind => make[kind]()), new nn.Linear(width, width))
}

const everyActivationKept = (net: nn.Sequential, x: Tensor, kept: Tensor[]): Tensor => {
  let out = x
  for (const layer of net.children()) {
    out =
      layer instanceof nn.Sequential
        ? everyActivationKept(layer, out, kept)
        : (layer as unknown as (x: Tensor) => Tensor)(out)
    kept.push(out)
  }
  return out
}

it('nothing that a program can hold changes, and no gradient does', () => {
  fc.assert(
    fc.property(
      layerKinds,
      fc.integer(),
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      (list, seed, habits) => {
        const [readsGrad, keepsLoss, keepsOutput, evaluates, retains] = habits
        torch.manualSeed(seed)
        const held = new Held()
        const net = build(list, held)
        const trainer = new optim.Adam(net.parameters(), { lr: 0.01 })
        const x = torch.randn(4, width)
        for (let step = 0; step < 3; step++) {
          const gradients = (run: () => Tensor, retainGraph: boolean) => {
            torch.manualSeed(step)
            net.zeroGrad()
            const out = run()
            held.check()
            const loss = out.square().sum()
            loss.backward({ retainGraph })
            if (retainGraph) {
              net.zeroGrad()
              loss.backward()
            }
            if (keepsOutput) held.add('output', out)
            if (keepsLoss) held.add('loss', loss)
            return net.parameters().map(p => p.gradient!.toArray())
          }
          const kept: Tensor[] = []
          const expected = gradients(() => everyActivationKept(net, x, kept), false)
          expect(gradients(() => net(x), retains)).toEqual(expected)
          if (readsGrad) for (const p of net.parameters()) held.add('gradient', p.grad!)
          trainer.step()
          trainer.zeroGrad()
          if (evaluates)
            held.add(
              'evaluation',
              torch.noGrad(() => net(x)),
            )
          held.check()
        }
      },
    ),
    { numRuns: 20, seed: 1 },
  )
}, 60_000)
