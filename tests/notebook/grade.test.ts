import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readChapter } from '../../app/notebook/chapter.ts'

/** Ways in which an attempt could reach what is around it: it fails its check where one of them works. */
const ways = `
{
  const global = globalThis as any
  const ways = [
    () => global.process, () => global.require, () => global.fetch('http://localhost'), () => global.Buffer,
    () => (async () => {}).constructor('return process')(), () => global.eval('process'),
    () => new global.Function('return process')(), () => global.postMessage, () => global.BroadcastChannel,
  ]
  const works = (way: () => unknown) => { try { return way() !== undefined } catch { return false } }
  const found = ways.find(works)
  if (found) throw new Error('within reach: ' + found)
}
`

test('solved exercises are checked again, hostile and endless ones included', { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'grade-'))
  const file = join(folder, 'solutions.json')
  const chapter = await readChapter('chapters/tensors', 'en')
  const [first, second, third] = chapter.exercises
  const solve = (await readChapter('chapters/linear-regression', 'en')).exercises.find(({ id }) => id === 'solve')!
  const solutions = {
    [chapter.slug]: {
      [first.id]: first.parts.solution,
      [second.id]: second.parts.starter,
      [third.id]: 'while (true) {}',
      nowhere: '1',
    },
    'linear-regression': { solve: `${solve.parts.solution}\n${ways}` },
  }
  writeFileSync(file, JSON.stringify({ format: 'deep-learning-live-solutions', version: 1, solutions }))
  try {
    const { stdout } = spawnSync(
      'node',
      ['node_modules/tsx/dist/cli.mjs', 'app/notebook/node/grade.ts', '--json', file],
      {
        encoding: 'utf8',
        env: { ...process.env, GRADE_SECONDS: '20' },
      },
    )
    const [{ solved, exercises }] = JSON.parse(stdout)
    const problems = Object.fromEntries(
      exercises.map((grade: { exercise: string; problem: string }) => [grade.exercise, grade.problem]),
    )
    expect(solved).toBe(2)
    expect(problems[first.id]).toBeNull()
    expect(problems[second.id]).toEqual(expect.any(String))
    expect(problems[third.id]).toContain('gave no answer')
    expect(problems.nowhere).toContain('no exercise nowhere')
    expect(problems.solve).toBeNull()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the file of a learner has the form that is graded', async () => {
  const { readSolutions } = await import('../../app/reader/keep/solutions.ts')
  expect(() => readSolutions('{"format":"other"}')).toThrow('no file of solutions')
  expect(() =>
    readSolutions('{"format":"deep-learning-live-solutions","version":1,"solutions":{"a":{"b":1}}}'),
  ).toThrow()
  expect(readSolutions(readFileSync(new URL('solutions.json', import.meta.url), 'utf8'))).toEqual({ a: { b: '1' } })
})
