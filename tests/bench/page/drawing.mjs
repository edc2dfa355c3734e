import { cellAt, freshPage, median, serve, waitForState, write } from './browser.mjs'

/** Of training with the chart, and of training without it. */
const seconds = 60
/** The two take turns, so that whatever else the machine does falls on both alike. */
const turnSeconds = 3

/** Trains the 784-256-10 MLP and counts the steps; in every second turn four series go to a chart. */
const training = threads => `import { torch, nn, F, optim } from 'torchlet'
import { chart } from 'notebook'
torch.setNumThreads(${threads})
const net = new nn.Sequential(new nn.Linear(784, 256), new nn.ReLU(), new nn.Linear(256, 10))
const trainer = new optim.SGD(net.parameters(), { lr: 0.01 })
const X = torch.rand(256, 784)
const y = torch.randint(10, [256])
const live = chart({ xlabel: 'step', legend: ['a', 'b', 'c', 'd'] })
const pairs = []
let steps = 0
function turn(charted) {
  const end = performance.now() + ${turnSeconds * 1000}
  const before = steps
  while (performance.now() < end) {
    const loss = F.crossEntropy(net(X), y)
    trainer.zeroGrad()
    loss.backward()
    trainer.step()
    const l = loss.item()
    steps++
    if (charted) live.add(steps, [l, l * 1.1, l * 1.2, l * 1.3])
  }
  return steps - before
}
for (let i = 0; i < ${seconds / turnSeconds}; i++) pairs.push(i % 2 ? [turn(true), turn(false)] : [turn(false), turn(true)].reverse())
console.log('pairs', JSON.stringify(pairs))`

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
  await page.waitForTimeout((2 * seconds - 5) * 1000)
  const after = await page.evaluate(() => [window.frames_, performance.now()])
  await waitForState(cell, 'done')
  const text = await cell.locator('[data-output="text"]').innerText()
  const pairs = JSON.parse(/pairs (.*)/.exec(text)[1])
  return {
    ratio: median(pairs.map(([charted, plain]) => charted / plain)),
    frames: ((after[0] - before[0]) / (after[1] - before[1])) * 1000,
  }
}

/** Frames a second of the page while a chart of four series grows, and how much drawing slows training. */
export async function drawing(browser, { threads = 1 } = {}) {
  const site = await serve()
  const page = await freshPage(browser)
  await page.goto(`${site.url}/en/tensors/`)
  const { ratio, frames } = await run(page, training(threads))
  await page.context().close()
  site.close()
  return [
    [
      `${threads} thread${threads > 1 ? 's' : ''}`,
      `${frames.toFixed(0)} frames/s`,
      `${((1 - ratio) * 100).toFixed(1)} % slower than without a chart`,
    ],
  ]
}
