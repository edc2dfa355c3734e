/**
 * `npm run test:chapters [-- slug …]`: proves of every section that its cells run, alone with what they need as well as
 * in order; that they show what is recorded; that code is the same in every language; that quotes in the text have a
 * value; that every exercise is failed by its starter and passed by its solution. Cells run in their short form
 * (`test=`); what does not depend on one is compared exactly, on embedded data.
 */
import './configuration.ts'
import { parseArgs } from 'node:util'
import { quoteKey } from '../bands.ts'
import { type Chapter, readChapter } from '../chapter.ts'
import { codeHash } from '../code-hash.ts'
import { bareDecimals } from '../lint-text.ts'
import { lintChapter } from '../lint.ts'
import { quoted, type RecordedRun } from '../recorded.ts'
import { type BookSection, chapterFolder, readBands, readBook, readRecorded } from './book.ts'
import { useOneThread } from './configuration.ts'
import { withoutWords } from './without-words.ts'

const { positionals: slugs } = parseArgs({ allowPositionals: true })
const { testCells } = await import('./cell-tests.ts')
const { testExercises } = await import('./exercise-tests.ts')

let passed = 0
let failed = 0
const report = (name: string, problem: string | null) => {
  if (problem === null) return void passed++
  failed++
  console.log(`  ✗ ${name}: ${problem}`)
}

await useOneThread()
const { sections, problems } = await readBook()
for (const { chapter, cell, message } of problems) report(`${chapter}, cell ${cell}`, message)
for (const section of sections.filter(({ slug }) => slugs.length === 0 || slugs.includes(slug))) {
  const started = performance.now()
  const before = failed
  const recorded = (await readRecorded(section.slug))?.runs.embedded ?? null
  const chinese = await readChapter(chapterFolder(section.slug), 'zh')
  testCode(section)
  testText(section.chapter)
  testText(chinese)
  testLanguages(section, chinese)
  testQuotes(section, recorded?.cells)
  await testOtherRuns(section, chinese)
  await testCells(section, recorded, report)
  await testExercises(section, recorded, report)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${failed === before ? '✓' : '✗'} ${section.slug} (${section.chapter.cells.length} cells, ${seconds} s)`)
}
console.log(`${passed} passed, ${failed} failed`)
if (failed > 0) process.exitCode = 1

function testCode({ slug, chapter, library }: BookSection) {
  const found = lintChapter(chapter.cells, library)
  for (const { cell, message } of found) report(`${slug}, line ${chapter.lines[cell]}, cell ${cell}`, message)
  if (found.length === 0) report(`${slug} is free of lint`, null)
}

function testText(chapter: Chapter) {
  const { slug, language } = chapter
  const found = bareDecimals(chapter)
  for (const { line, message } of found) report(`${slug} (${language}), line ${line}`, message)
  if (found.length === 0) report(`${slug} (${language}) has no result typed by hand`, null)
}

/** Cells and exercises are the same in both languages, comments and the names of checks aside. */
function testLanguages({ slug, chapter }: BookSection, other: Chapter) {
  const codes = (one: typeof chapter) =>
    new Map([
      ...one.cells.map(({ id, code, ...meta }): [string, string] => [
        id,
        withoutWords(code) + JSON.stringify({ ...meta, title: '' }),
      ]),
      ...one.exercises.map(({ id, parts }): [string, string] => [`${id}-solution`, withoutWords(parts.solution)]),
    ])
  const [english, chinese] = [codes(chapter), codes(other)]
  const different = [...new Set([...english.keys(), ...chinese.keys()])].filter(
    id => english.get(id) !== chinese.get(id),
  )
  report(
    `${slug} in both languages`,
    different.length > 0 ? `code or meta words differ in ${different.join(', ')}` : null,
  )
}

function testQuotes({ slug, chapter }: BookSection, cells: RecordedRun['cells'] | undefined) {
  for (const { of, line } of chapter.quotes) {
    const isThere = quoted(cells, of) !== undefined
    report(`${slug}, line ${line}`, isThere ? null : `<Out of="${of}" /> quotes a value that is not recorded`)
  }
}

/** What is quoted of other runs was run with the code that stands there; both languages quote the same. */
async function testOtherRuns({ slug, chapter }: BookSection, chinese: Chapter) {
  const [english, other] = [chapter, chinese].map(one => one.otherRuns.map(quoteKey).toSorted().join())
  if (english !== other) report(`${slug} in both languages`, 'other runs are quoted')
  if (english === '') return
  const bands = await readBands(slug)
  for (const quote of chapter.otherRuns) {
    const cell = chapter.cells.find(({ id }) => id === quote.of.split('.')[0])
    const found = bands?.[quote.data ?? 'embedded']?.values[quoteKey(quote)]
    const isRun = cell !== undefined && found?.code === (await codeHash(cell.code))
    report(
      `${slug}, line ${quote.line}`,
      isRun ? null : `${quoteKey(quote)} was not run with this code: npm run bands -- ${slug}`,
    )
  }
}
