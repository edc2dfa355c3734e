import { deflateRawSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { alive, cell, expectState, press, run, saved, section, write } from './pages.ts'

const mine = 'console.log("still mine")'

for (const [doing, code] of [
  ['computes', 'while (true) {}'],
  ['waits', 'await new Promise(() => {})'],
] as const) {
  test(`a kernel that dies while it ${doing} is told, no edit is lost, and the next run starts another`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const kernels: Worker[] = []
      window.Worker = class extends Worker {
        constructor(address: string | URL, options?: WorkerOptions) {
          super(address, options)
          if (options?.name === 'kernel') kernels.push(this)
        }
      }
      // As the browser ends one: without a word to the page.
      Object.assign(window, { endKernels: () => kernels.forEach(kernel => kernel.terminate()) })
    })
    await page.goto(section)
    await write(page, 'linreg', code)
    await press(page, 'linreg', 'Run')
    await expectState(page, 'linreg', 'running')
    await page.evaluate('endKernels()')
    await expect(page.getByText('The engine has ended by itself')).toBeVisible()
    await expectState(page, 'linreg', 'failed')
    await expect(cell(page, 'linreg').locator('[data-code]')).toContainText(code)
    await run(page, 'linreg', mine)
    await expect(cell(page, 'linreg').locator('[data-output=text]')).toContainText('still mine')
    await expect(page.getByText('The engine has ended by itself')).toHaveCount(0)
  })
}

test('a full storage is told, and work goes on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto(section)
  await run(page, 'linreg', mine)
  await expect(page.getByText('The browser has no room left')).toBeVisible()
  await expect(cell(page, 'linreg').locator('[data-output=text]')).toContainText('still mine')
})

/** From the next load on the browser takes five seconds to find what it keeps. */
const slowStorage = (page: Page) =>
  page.addInitScript(() => {
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (...args) {
      const request = open.apply(this, args)
      Object.defineProperty(request, 'onsuccess', {
        set(act: () => void) {
          request.addEventListener('success', () => setTimeout(act, 5000))
        },
      })
      return request
    }
  })

test('a slow storage loses nothing: what it held joins later, and what is typed before that is kept', async ({
  page,
}) => {
  await page.goto(section)
  await write(page, 'linreg', mine)
  await saved(page)
  await slowStorage(page)
  await page.reload()
  await write(page, 'imports', '// typed meanwhile')
  await expect(cell(page, 'linreg').locator('[data-code]')).not.toContainText('still mine')
  await expect(cell(page, 'linreg').locator('[data-code]')).toContainText('still mine')
  await expect(cell(page, 'imports').locator('[data-code]')).toContainText('// typed meanwhile')
  await saved(page)
  await page.reload()
  await expect(cell(page, 'linreg').locator('[data-code]')).toContainText('still mine')
  await expect(cell(page, 'imports').locator('[data-code]')).toHaveText('// typed meanwhile')
})

test('a press counts for the code on which it began, though the code grows shorter beneath it', async ({ page }) => {
  await page.goto(section)
  await write(page, 'linreg', mine)
  await saved(page)
  await slowStorage(page)
  await page.reload()
  await alive(page)
  const code = cell(page, 'linreg').locator('[data-code]')
  await code.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await code.boundingBox())!
  await page.mouse.move(x + width / 2, y + height - 2)
  await page.mouse.down()
  await expect(code).toHaveText(mine)
  const shorter = (await code.boundingBox())!
  expect(shorter.y + shorter.height).toBeLessThan(y + height - 2)
  await page.mouse.up()
  await expect(cell(page, 'linreg').locator('.editor')).toBeVisible()
})

for (const [choice, stays] of [
  ['Take the earlier one', mine],
  ['Keep what I typed', '// typed meanwhile'],
])
  test(`where a slow storage brings an earlier text of the cell that was typed in: "${choice}"`, async ({ page }) => {
    await page.goto(section)
    await write(page, 'linreg', mine)
    await saved(page)
    await slowStorage(page)
    await page.reload()
    await write(page, 'linreg', '// typed meanwhile')
    const question = cell(page, 'linreg').locator('.cell-question')
    await expect(question).toContainText('you have typed since')
    await expect(cell(page, 'linreg').locator('[data-code]')).toContainText('// typed meanwhile')
    await saved(page)
    await page.reload()
    await expect(question, 'who does not answer is asked again').toContainText('you have typed since')
    await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText('// typed meanwhile')
    await question.getByRole('button', { name: choice }).click()
    await expect(question).toHaveCount(0)
    await saved(page)
    await page.reload()
    await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText(stays)
    await expect(question).toHaveCount(0)
  })

test.describe('without a line', () => {
  // What the service worker keeps would be there all the same.
  test.use({ serviceWorkers: 'block' })

  test('the page says what is missing; with one again it goes on', async ({ page, context }) => {
    await page.goto(section)
    await alive(page)
    await context.setOffline(true)
    await cell(page, 'linreg').locator('[data-code]').click()
    await expect(cell(page, 'linreg').getByText('could not be fetched')).toBeVisible()
    await expect(cell(page, 'linreg').locator('[data-code]')).toContainText('linreg')
    await press(page, 'imports', 'Run')
    await expect(page.getByText('The engine could not start.')).toBeVisible()
    await context.setOffline(false)
    await press(page, 'linreg', 'Try again')
    await expect(cell(page, 'linreg').locator('.monaco-editor[role=code]')).toBeVisible()
    await run(page, 'linreg', mine)
    await expect(cell(page, 'linreg').locator('[data-output=text]')).toContainText('still mine')
  })
})

test.describe('where a part of the site is missing', () => {
  test.use({ serviceWorkers: 'block' })

  test('a file that cannot be made is told, with the reason', async ({ page }) => {
    await page.route('**/notebooks/library.json', route => route.fulfill({ status: 404 }))
    await page.goto(section)
    await page.getByRole('button', { name: 'Keep and share' }).click()
    await page.getByRole('button', { name: 'Download as TypeScript' }).click()
    const told = page.getByRole('dialog').getByRole('status')
    await expect(told).toHaveText(/^The file could not be made: .*library\.json could not be loaded$/)
  })
})

test('a link made from another version of a cell says so before anything is taken', async ({ page }) => {
  const edits = { linreg: { base: '0000000000000000', text: 'const other = 1' } }
  const packed = deflateRawSync(JSON.stringify(edits)).toString('base64url')
  await page.goto(`${section}#edits=${packed}`)
  const offer = page.getByRole('dialog', { name: /brings 1 changed cell/ })
  await expect(offer).toContainText('Made from another version of this cell.')
  await offer.getByRole('button', { name: 'Leave mine' }).click()
  await expect(cell(page, 'linreg').locator('[data-code]')).not.toContainText('other')
})

for (const [thrown, told] of [
  ['throw 42', '42'],
  ['throw null', 'null'],
  ['throw { code: 7 }', 'code: 7'],
] as const) {
  test(`${thrown}: what is no Error is told all the same`, async ({ page }) => {
    await page.goto(section)
    await write(page, 'linreg', thrown)
    await press(page, 'linreg', 'Run')
    await expectState(page, 'linreg', 'failed')
    await expect(cell(page, 'linreg').locator('[data-output=error]')).toContainText(told)
  })
}

test('huge and cyclic values are shown in part, and the page stays quick', async ({ page }) => {
  await page.goto(section)
  const code = `const ring: { self?: unknown } = {}
ring.self = ring
display(ring)
display(Array.from({ length: 1e6 }, (_, i) => i))
display('x'.repeat(1e7))
Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ['k' + i, { deep: [[[[[[[i]]]]]]] }]))`
  await run(page, 'linreg', code)
  const values = cell(page, 'linreg').locator('[data-output=value]')
  await expect(values).toHaveCount(4)
  await expect(values.first()).toContainText('↻')
  expect((await cell(page, 'linreg').locator('.cell-outputs').innerText()).length).toBeLessThan(100_000)
})

test('a cell that shows and prints all it may leaves the page usable', async ({ page }) => {
  await page.goto(section)
  const code = `import { torch } from 'torchlet'
for (let i = 0; i < 95; i++) {
  display(Array.from({ length: 100 }, (_, j) => ({ i, j, more: [i, [j]] })))
  display(torch.full([16, 12], i))
}
for (let i = 0; i < 1000; i++) console.log('x'.repeat(999))
'the end'`
  await run(page, 'linreg', code)
  const outputs = cell(page, 'linreg').locator('.cell-outputs')
  await expect(outputs.locator('[data-output=value]').last()).toContainText('the end')
  const elements = () => outputs.evaluate(part => part.querySelectorAll('*').length)
  expect(await elements()).toBeLessThan(10_000)
  const few = await outputs.locator('[data-output]').count()
  await outputs.getByRole('button', { name: /^Show \d+ more outputs$/ }).click()
  expect(await outputs.locator('[data-output]').count()).toBeGreaterThan(few)
})
