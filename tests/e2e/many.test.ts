import { expect, test } from '@playwright/test'
import { alive, cell, section, write } from './pages.ts'

const wanted = 40

/** Copies the page's cells, as the server sent them, before any of its scripts run. */
function multiply(wanted: number) {
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return
    const cells = [...document.querySelectorAll<HTMLElement>('[data-island=cell]')]
    for (let i = 0; i + cells.length < wanted; i++) {
      const original = cells[i % cells.length]
      const { id } = JSON.parse(original.dataset.props!).meta as { id: string }
      const copy = document.createElement('template')
      copy.innerHTML = original.outerHTML
        .replaceAll(`&quot;id&quot;:&quot;${id}&quot;`, `&quot;id&quot;:&quot;${id}-${i}&quot;`)
        .replaceAll(new RegExp(`(data-cell="|cell-|more-)${id}"`, 'g'), `$1${id}-${i}"`)
        .replaceAll(original.dataset.prefix!, `${original.dataset.prefix}${i}`)
      document.querySelector('.prose')!.append(copy.content)
    }
  })
}

test(`with ${wanted} cells nothing of an editor is there until one is asked for, and that one types`, async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.addInitScript(multiply, wanted)
  await page.goto(section)
  await alive(page)
  await expect(page.locator('[data-island=cell]')).toHaveCount(wanted)
  await expect(page.locator('.editor, .monaco-editor, textarea')).toHaveCount(0)
  expect(asked.filter(url => /monaco|editor/i.test(url))).toEqual([])

  const text = 'const quick = [1, 2, 3].map(n => n * n)'
  await write(page, 'linreg', text[0])
  for (const character of text.slice(1)) await page.keyboard.insertText(character)
  await expect(cell(page, 'linreg').locator('.monaco-editor[role=code]')).toBeVisible({ timeout: 30_000 })
  await expect(cell(page, 'linreg').locator('.view-line')).toHaveText(text)
  await expect(page.locator('.editor')).toHaveCount(1)
})
