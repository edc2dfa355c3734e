import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { cell, saved, section, write as type } from './pages.ts'

async function write(page: Page, id: string, code: string) {
  await type(page, id, code)
  await saved(page)
}

const openKeep = (page: Page) => page.getByRole('button', { name: 'Keep and share' }).click()

async function download(page: Page, name: string, path: string) {
  await openKeep(page)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  await file.saveAs(path)
  await page.keyboard.press('Escape')
  return readFile(path, 'utf8')
}

let folder = ''
test.beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'keeping-'))))
test.afterEach(() => rm(folder, { recursive: true }))

test('a link carries what was changed, shows it and runs nothing by itself', async ({ page, browser, baseURL }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(section)
  await write(page, 'linreg', 'const shared = 42\nshared')
  await openKeep(page)
  await page.getByRole('button', { name: 'Copy a link' }).click()
  await expect(page.getByText('The link is copied')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())

  const other = await (await browser.newContext({ baseURL })).newPage()
  await other.goto(link)
  const offer = other.getByRole('dialog', { name: /brings 1 changed cell/ })
  await expect(offer.locator('[data-change=added]').first()).toContainText('const shared = 42')
  expect(await other.locator('[data-cell]:not([data-state=not-run])').count()).toBe(0)
  await offer.getByRole('button', { name: 'Take them' }).click()
  await expect(cell(other, 'linreg').locator('[data-code]')).toHaveText('const shared = 42\nshared')
  await expect(cell(other, 'linreg')).toHaveAttribute('data-state', 'not-run')
  await other.getByRole('button', { name: 'Undo' }).click()
  await expect(cell(other, 'linreg').locator('[data-code]')).not.toContainText('shared')
  await other.context().close()
})

test('a damaged link is told and changes nothing', async ({ page }) => {
  await page.goto(`${section}#edits=AAAA`)
  await expect(page.getByText('The link you followed is damaged')).toBeVisible()
})

test('work goes into one file and comes back from it; a broken file changes nothing', async ({ page }) => {
  await page.goto(section)
  await write(page, 'linreg', 'const kept = 1')
  const path = join(folder, 'work.json')
  await download(page, 'Save all my work', path)
  await cell(page, 'linreg').getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(cell(page, 'linreg').locator('[data-code]')).not.toContainText('kept')

  await openKeep(page)
  const input = page.locator('#keep input[type=file]')
  await input.setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"format":') })
  await expect(page.getByText('This is no file of saved work')).toBeVisible()
  await input.setInputFiles(path)
  await expect(page.getByText('1 changed cell taken in.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText('const kept = 1')
})

test('the section runs as a TypeScript file, with the library it uses', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/en/linear-regression-concise/')
  const path = join(folder, 'section.mts')
  const script = await download(page, 'Download as TypeScript', path)
  expect(script).toContain("from 'torchlet'")
  const { status, stdout } = spawnSync('npx', ['tsx', '--tsconfig', 'tsconfig.json', path], {
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  expect(stdout).toMatch(/epoch 3/)
})

test('the notebook holds the text, its formulas and the PyTorch twins', async ({ page }) => {
  await page.goto(section)
  const text = await download(page, 'Download the PyTorch notebook', join(folder, 'section.ipynb'))
  const notebook: { nbformat: number; cells: { cell_type: string; source: string[] }[] } = JSON.parse(text)
  expect(notebook.nbformat).toBe(4)
  const code = notebook.cells.filter(cell => cell.cell_type === 'code').map(cell => cell.source.join(''))
  expect(code.some(code => code.includes('import torch'))).toBe(true)
  expect(notebook.cells.some(cell => cell.cell_type === 'markdown' && /\$.+\$/.test(cell.source.join('')))).toBe(true)
})

test('two tabs of one section follow each other', async ({ page, context }) => {
  await page.goto(section)
  const other = await context.newPage()
  await other.goto(section)
  await expect(other.locator('[data-island=cell][data-live]').first()).toBeVisible()
  await page.bringToFront()
  await write(page, 'linreg', 'const both = 2')
  await expect(cell(other, 'linreg').locator('[data-code]')).toHaveText('const both = 2')
})

/** As if the book had published other code for every cell since the reader edited it. */
const publishOtherCode = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('edits')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const change = opening.result.transaction('cells', 'readwrite')
          change.oncomplete = () => resolve()
          change.objectStore('cells').openCursor().onsuccess = ({ target }) => {
            const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result
            cursor?.update({ ...cursor.value, base: 'of other code' })
            cursor?.continue()
          }
        }
      }),
  )

for (const [choice, isMine] of [
  ['Keep mine', true],
  ['Take the new one', false],
] as const)
  test(`an edit of code that the book has changed since waits for the reader: "${choice}"`, async ({ page }) => {
    await page.goto(section)
    const published = await cell(page, 'linreg').locator('[data-code]').textContent()
    await write(page, 'linreg', 'const mine = 3')
    await publishOtherCode(page)
    await page.reload()
    const question = cell(page, 'linreg').locator('.cell-question')
    await expect(question).toContainText('The book has changed this cell since you edited it.')
    await question.getByText('Show mine').click()
    await expect(question.locator('[data-change=added]')).toHaveText('+ const mine = 3')
    await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText(published!)
    await question.getByRole('button', { name: choice }).click()
    await expect(question).toHaveCount(0)
    await saved(page)
    await page.reload()
    await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText(isMine ? 'const mine = 3' : published!)
    await expect(question).toHaveCount(0)
  })

test('who writes on without an answer is asked again, and a file of his work has both texts', async ({ page }) => {
  await page.goto(section)
  await write(page, 'linreg', 'const mine = 3')
  await publishOtherCode(page)
  await page.reload()
  const question = cell(page, 'linreg').locator('.cell-question')
  await expect(question).toBeVisible()
  await write(page, 'linreg', 'const newer = 4')
  const work = JSON.parse(await download(page, 'Save all my work', join(folder, 'work.json')))
  expect(work.edits['linear-regression-scratch'].linreg).toMatchObject({
    text: 'const newer = 4',
    other: { text: 'const mine = 3', because: 'published' },
  })
  await page.reload()
  await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText('const newer = 4')
  await question.getByRole('button', { name: 'Keep mine' }).click()
  await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText('const mine = 3')
})
