/**
 * `npm run twins [-- <slug> …]`: runs the PyTorch twins of each section, one Python process a section, and compares the
 * numbers they print with those that were recorded of our cells. Where Python or PyTorch is absent, it says so and skips.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Output } from '../outputs.ts'
import { readBook, readRecorded } from './book.ts'
import { compareNumbers, numbersIn } from './compare-numbers.ts'

const python = process.env.PYTHON ?? 'python3'
const probe = spawnSync(python, ['-c', 'import torch; print(torch.__version__)'], { encoding: 'utf8' })

/** Runs the twins in order as one notebook; each tells what it printed or how it failed. */
const runner = `
import importlib.util, io, json, sys
from contextlib import redirect_stdout
from unittest.mock import MagicMock
# Pictures are not compared: where nothing can draw them, drawing does nothing.
if importlib.util.find_spec('matplotlib') is None:
    sys.modules['matplotlib'] = sys.modules['matplotlib.pyplot'] = drawing = MagicMock()
    drawing.pyplot = drawing
    drawing.subplots = lambda *sizes, **options: (MagicMock(), MagicMock())
names, results = {'__name__': '__main__'}, {}
given = json.load(sys.stdin)
for code in given['before']:
    try:
        with redirect_stdout(io.StringIO()):
            exec(code, names)
    except Exception:
        pass  # the twin that needs it will say so
for cell, code in given['twins']:
    out = io.StringIO()
    try:
        with redirect_stdout(out):
            exec(compile(code, cell, 'exec'), names)
        results[cell] = {'text': out.getvalue()}
    except Exception as error:
        results[cell] = {'error': type(error).__name__ + ': ' + str(error)}
json.dump(results, sys.__stdout__)
`

type TwinResult = { text: string } | { error: string }
type Verdict = 'same' | 'differs' | 'failed' | 'silent'

/** What twins write is gone with it. */
const folder = await mkdtemp(join(tmpdir(), 'twins-'))

if (probe.status !== 0) {
  console.log(`twins skipped: ${python} with PyTorch is not installed (name another with PYTHON)`)
} else {
  console.log(`PyTorch ${probe.stdout.trim()}`)
  const { sections } = await readBook()
  const wanted = process.argv.slice(2)
  const tally: Record<Verdict, number> = { same: 0, differs: 0, failed: 0, silent: 0 }
  const before: string[] = []
  for (const { slug, chapter } of sections) {
    const twins = chapter.cells.flatMap(({ id }) => (chapter.twins[id] ? [[id, chapter.twins[id]]] : []))
    const results = wanted.length === 0 || wanted.includes(slug) ? runTwins(before, twins) : {}
    before.push(...twins.flatMap(([, code]) => code.match(/^(?:import|from) .*$/gm) ?? []))
    before.push(...chapter.cells.flatMap(({ id, save }) => (save && chapter.twins[id] ? [chapter.twins[id]] : [])))
    const recorded = (await readRecorded(slug))?.runs.embedded
    for (const cell of chapter.cells.filter(({ id, varies }) => results[id] && !varies)) {
      const { id } = cell
      const result = results[id]
      const verdict = judge(result, recorded?.cells[id]?.outputs ?? [], cell.throws !== null)
      tally[verdict.word]++
      if (verdict.word !== 'silent') console.log(`${slug}/${id}: ${verdict.word}${verdict.detail}`)
    }
  }
  console.log(
    Object.entries(tally)
      .map(([word, count]) => `${count} ${word}`)
      .join(', '),
  )
  if (tally.differs > 0) process.exitCode = 1
}
await rm(folder, { recursive: true })

/** `before`: imports and saved cells of earlier sections, as `d2l` holds them on the page. */
function runTwins(before: string[], twins: string[][]): Record<string, TwinResult> {
  if (twins.length === 0) return {}
  const { stdout, stderr } = spawnSync(python, ['-c', runner], {
    input: JSON.stringify({ before, twins }),
    encoding: 'utf8',
    cwd: folder,
  })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** A twin that needs what this machine lacks (the official images, another package) has failed, not differed. */
function judge(result: TwinResult, outputs: Output[], throws: boolean): { word: Verdict; detail: string } {
  if ('error' in result && throws) return { word: 'same', detail: ' (fails as it is meant to)' }
  if ('error' in result) return { word: 'failed', detail: ` (${result.error.split('\n')[0]})` }
  const ours = numbersIn(outputs.map(output => ('text' in output ? output.text : '')).join('\n'))
  const theirs = numbersIn(result.text)
  if (ours.length === 0 || theirs.length === 0) return { word: 'silent', detail: '' }
  const difference = compareNumbers(ours, theirs)
  return difference === null ? { word: 'same', detail: '' } : { word: 'differs', detail: ` (${difference})` }
}
