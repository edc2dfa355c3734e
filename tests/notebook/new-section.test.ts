import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Chapter } from '../../app/notebook/chapter.ts'
import { readChapter } from '../../app/notebook/chapter.ts'
import { lintChapter } from '../../app/notebook/lint.ts'
import { withoutWords } from '../../app/notebook/node/without-words.ts'
import { templates } from '../../app/site/authors/templates.ts'

let folder: string
const chapters: Chapter[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'my-section-'))
  for (const make of Object.values(templates)) {
    const { file, text } = make('my-section')
    writeFileSync(join(folder, file), text)
  }
  for (const language of ['en', 'zh'] as const) chapters.push(await readChapter(folder, language))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a section that has just been made runs, is recorded and tested, and its exercise can be solved', async () => {
  const { recordSection } = await import('../../app/notebook/node/recording.ts')
  const { testCells } = await import('../../app/notebook/node/cell-tests.ts')
  const { testExercises } = await import('../../app/notebook/node/exercise-tests.ts')
  const section = { slug: 'my-section', chapter: chapters[0], library: [] }
  const { run } = await recordSection(section, '', () => {})
  expect(run.cells.parabola.values).toMatchObject({ total: 10 })

  const reports: [name: string, problem: string | null][] = []
  await testCells(section, run, (...report) => reports.push(report))
  await testExercises(section, run, (...report) => reports.push(report))
  expect(reports.length).toBeGreaterThanOrEqual(3)
  expect(reports.filter(([, problem]) => problem !== null)).toEqual([])
})

test('its code is free of lint, and the same in every language', () => {
  const codes = chapters.map(({ cells }) => cells.map(({ code }) => withoutWords(code)))
  expect(lintChapter(chapters[0].cells, [])).toEqual([])
  expect(codes[1]).toEqual(codes[0])
})
