import { expect, type Page, test } from '@playwright/test'
import { alive, cell, expectState, press, run, saved, section, write } from './pages.ts'

const memory = (page: Page) => page.locator('#memory')
const openMemory = (page: Page) => page.locator('[data-engine-use]').click()
/** Trains at once, and only when it runs. */
const training = 'import { torch } from "torchlet"\ntorch.noGrad(() => net[1].weight.fill_(0.25))'
const use = 'net[1].weight.mean().item()'

test('what is in memory is told by name, and where it comes from', async ({ page }) => {
  await page.goto(section)
  await run(page, 'data')
  await openMemory(page)
  const row = memory(page).getByRole('row', { name: /features/ })
  await expect(row).toContainText('float32 [1000, 2]')
  await expect(row).toContainText('8.0 KB')
  await row.getByRole('link', { name: 'A thousand measurements' }).click()
  await expect(memory(page)).toBeHidden()
  await expect(cell(page, 'data')).toBeInViewport()
})

test('a net is kept over a reload, and what trained it need not run again', { tag: '@core' }, async ({ page }) => {
  await page.goto('/en/mlp-concise/')
  await alive(page)
  await write(page, 'train', training)
  await write(page, 'hidden-units', use)
  await run(page, 'train')
  await run(page, 'hidden-units')
  await openMemory(page)
  await memory(page).getByRole('row', { name: /net/ }).getByRole('button', { name: 'Keep this net' }).click()
  await expect(memory(page)).toContainText('net is kept in this browser')
  await saved(page)

  await page.reload()
  await expect(page.getByText('Kept from an earlier visit: net.')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await memory(page).getByRole('button', { name: 'Bring it back' }).click()
  await expect(memory(page)).toContainText('net has its kept parameters', { timeout: 30_000 })
  await memory(page).getByRole('button', { name: 'Close' }).click()
  await run(page, 'hidden-units')
  await expect(cell(page, 'hidden-units').locator('[data-output=value]')).toContainText('0.25')
  await expectState(page, 'train', 'not-run')

  await openMemory(page)
  await memory(page).getByRole('button', { name: 'Forget it' }).click()
  await expect(memory(page).getByText('Kept nets')).toHaveCount(0)
})

test('a net opens layer by layer: weights and values as pictures', async ({ page }) => {
  await page.goto(section)
  const code = `import { torch, nn } from 'torchlet'
import { inspect } from 'notebook'
const net = new nn.Sequential(new nn.Linear(64, 4), new nn.ReLU())
inspect(net, torch.ones(2, 64))`
  await run(page, 'linreg', code)
  const output = cell(page, 'linreg').locator('[data-output=module]')
  await expect(output.getByRole('row', { name: /Linear/ })).toContainText('[2, 4]')
  await output.getByRole('button', { name: 'Linear' }).click()
  const layer = output.getByRole('region', { name: '0 Linear' })
  await expect(layer.locator('.layer-part')).toHaveCount(3)
  // Four units that read 8 x 8 pictures, the biases, and what two examples gave.
  await expect(layer.locator('.layer-part').first().locator('img.pixels')).toHaveCount(4)
  await expect(layer.locator('[data-output=histogram]')).toHaveCount(3)
  await output.getByRole('button', { name: 'Linear' }).click()
  await expect(layer).toHaveCount(0)
})

test('other random numbers on request, and the book’s again', async ({ page }) => {
  await page.goto(section)
  const code = 'import { torch } from "torchlet"\ntorch.rand(1).item()'
  await run(page, 'linreg', code)
  const shown = () => cell(page, 'linreg').locator('[data-output=value]').innerText()
  const books = await shown()
  await openMemory(page)
  await memory(page).getByRole('button', { name: 'New seed' }).click()
  await expect(memory(page)).toContainText(/Drawn from seed \d+/)
  await memory(page).getByRole('button', { name: 'Close' }).click()
  await press(page, 'linreg', 'Run')
  await expect.poll(shown).not.toBe(books)
  await openMemory(page)
  await memory(page).getByRole('button', { name: 'As in the book' }).click()
  await memory(page).getByRole('button', { name: 'Close' }).click()
  await press(page, 'linreg', 'Run')
  await expect.poll(shown).toBe(books)
})

test('everything can be deleted, after a question, and brought back', async ({ page }) => {
  await page.goto(section)
  await write(page, 'linreg', 'const mine = 1')
  await saved(page)
  const settings = page.locator('#settings')
  await page.getByRole('button', { name: 'Settings' }).click()
  await settings.getByRole('button', { name: /^Delete all/ }).click()
  await settings.getByRole('button', { name: 'Cancel' }).click()
  await expect(cell(page, 'linreg').locator('[data-code]')).toContainText('mine')
  await settings.getByRole('button', { name: /^Delete all/ }).click()
  await settings.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(settings).toContainText('Everything is as on the first day.')
  await expect(cell(page, 'linreg').locator('[data-code]')).not.toContainText('mine')
  await settings.getByRole('button', { name: 'Undo' }).click()
  await expect(cell(page, 'linreg').locator('[data-code]')).toContainText('mine')

  await settings.getByRole('button', { name: /^Delete all/ }).click()
  await settings.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(settings).toContainText('Everything is as on the first day.')
  await page.reload()
  await alive(page)
  await expect(cell(page, 'linreg').locator('[data-code]')).not.toContainText('mine')
})
