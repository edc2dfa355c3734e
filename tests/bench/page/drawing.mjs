import { cellAt, freshPage, median, serve, waitForState, write } from './browser.mjs'

/** Of each training. */
const seconds = 60

/** Trains the 784-256-10 MLP for a while and counts the steps; four series go to a chart, or nowhere. */
const training = ({ threads, charted }) => `import { torch, nn, F, optim } from 'torchlet'
import { chart } from 'notebook'
torch.setNumThreads(${threads})
const net = new nn.Sequential(new nn.Linear(784, 256), new nn.ReLU(), new nn.Linear(256, 10))
const trainer = new optim.SGD(net.parameters(), { lr: 0.01 })
const X = torch.rand(256, 784)
const y = torch.randint(10, [256])
const live = ${charted ? "chart({ xlabel: 'step', legend: ['a', 'b', 'c', 'd'] })" : 'null'}
const end = performance.now() + ${seconds * 1000}
let steps = 0
while (performance.now() < end) {
  const loss = F.crossEntropy(net(X), y)
  trainer.zeroGrad()
  loss.backward()
  trainer.step()
  const l = loss.item()
  steps++
  live?.add(steps, [l, l * 1.1, l * 1.2, l * 1.3])
}
console.log('steps', steps)`

async function run(page, code) {
  const cell = cellAt(page, 1)
  await write(page, cell, code)
  await page.evaluate(() => {
    window.frames_ = 0
    const count = () => {
      window.frames_++
      requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
  })
  await cell.getByRole('button', { name: 'Run', exact: true }).click()
  await waitForState(cell, 'running')
  await page.waitForTimeout(1000)
  const before = await page.evaluate(() => [window.frames_, performance.now()])
  await page.waitForTimeout((seconds - 2) * 1000)
  const after = await page.evaluate(() => [window.frames_, performance.now()])
  await waitForState(cell, 'done')
  const text = await cell.locator('[data-output="text"]').innerText()
  return {
    steps: Number(/steps (\d+)/.exec(text)[1]),
    frames: ((after[0] - before[0]) / (after[1] - before[1])) * 1000,
  }
}

/** Frames a second of the page while a chart of four series grows, and how much drawing slows training. */
export async function drawing(browser, { threads = 1, rounds = 3 } = {}) {
  const site = await serve()
  const results = { charted: [], plain: [] }
  for (let round = 0; round < rounds; round++) {
    for (const kind of ['charted', 'plain']) {
      const page = await freshPage(browser)
      await page.goto(`${site.url}/en/tensors/`)
      results[kind].push(await run(page, training({ threads, charted: kind === 'charted' })))
      await page.context().close()
    }
  }
  site.close()
  const steps = kind => median(results[kind].map(result => result.steps))
  const frames = median(results.charted.map(result => result.frames))
  return [
    [
      `${threads} thread${threads > 1 ? 's' : ''}`,
      `${frames.toFixed(0)} frames/s`,
      `${((1 - steps('charted') / steps('plain')) * 100).toFixed(1)} % slower than without a chart`,
    ],
  ]
}
