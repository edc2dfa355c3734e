import { expect, test } from '@playwright/test'
import { cell, run, saved } from './pages.ts'

test('what a cell saves is there after a reload, on other pages too', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/en/read-write/')
  await run(
    page,
    'cycle',
    `import { torch } from 'torchlet'\ntorch.save({ w: torch.tensor([1, 2, 3.5]) }, 'kept by a test')\nconsole.log('saved')`,
  )
  await expect(cell(page, 'cycle')).toContainText('saved')
  const load = `import { torch } from 'torchlet'\nconsole.log(torch.load('kept by a test').w.toArray().join(' and '))`

  await saved(page)
  await page.reload()
  await expect(cell(page, 'cycle').locator('[data-code]')).toContainText('kept by a test')
  await run(page, 'cycle', load)
  await expect(cell(page, 'cycle')).toContainText('1 and 2 and 3.5')

  await page.goto('/en/tensors/')
  const [first] = await page
    .locator('[data-cell]')
    .evaluateAll(cells => cells.map(found => found.getAttribute('data-cell')))
  await run(page, first!, load)
  await expect(cell(page, first!)).toContainText('1 and 2 and 3.5')
})

test('a JPEG is read by a cell, as the browser decodes it', async ({ page }) => {
  test.setTimeout(60_000)
  await page.goto('/en/tensors/')
  const jpeg = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 16, height: 8 })
    const context = canvas.getContext('2d')!
    context.fillStyle = '#f00'
    context.fillRect(0, 0, 16, 8)
    return canvas.toDataURL('image/jpeg', 1).split(',')[1]
  })
  const id = await page.locator('[data-cell]').first().getAttribute('data-cell')
  await run(
    page,
    id!,
    `import { data } from 'torchlet'
const image = await data.readImage(Uint8Array.from(atob('${jpeg}'), byte => byte.charCodeAt(0)))
console.log(image.shape.join(' by '), image.at(0, 4, 8).item() > 250, image.at(1, 4, 8).item() < 5)`,
  )
  await expect(cell(page, id!)).toContainText('3 by 8 by 16 true true')
})
