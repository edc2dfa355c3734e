import type { ExerciseSource } from '../chapter.ts'
import type { OutputByKind } from '../outputs.ts'
import type { RecordedRun } from '../recorded.ts'
import { type BookSection, embeddedData } from './book.ts'
import { describe, generatorOf, type Report } from './cell-tests.ts'
import { HeadlessNotebook } from './headless.ts'

/** A starter that passes asks nothing; a solution that fails is none. Each runs in a kernel with what it needs. */
export async function testExercises(section: BookSection, recorded: RecordedRun | null, report: Report) {
  for (const exercise of section.chapter.exercises) {
    const name = `${section.slug}, exercise ${exercise.id}`
    const starter = await attempt(section, exercise, exercise.parts.starter, recorded)
    report(`${name}, starter`, starter === null ? 'passes its check as it stands' : null)
    report(`${name}, solution`, await attempt(section, exercise, exercise.parts.solution, recorded))
  }
}

/** What is wrong with an attempt at an exercise; null when every check passes. */
export async function attempt(
  { chapter, library }: BookSection,
  { id }: ExerciseSource,
  code: string,
  recorded: RecordedRun | null,
): Promise<string | null> {
  const cells = chapter.cells.map(cell => (cell.id === id ? { ...cell, code } : cell))
  const notebook = new HeadlessNotebook(cells, library)
  await notebook.open(embeddedData)
  const check = `${id}-check`
  for (const need of notebook.prerequisites(check)) {
    const ran = await notebook.run(need, { short: true, ...generatorOf(recorded, need) })
    if (ran.status !== 'done') return `${need}: ${describe(ran)}`
    if (need !== check) continue
    const outputs = ran.outputs.filter((output): output is OutputByKind['checks'] => output.kind === 'checks')
    const checks = outputs.flatMap(output => output.checks)
    if (checks.length === 0) return 'the check calls `check` nowhere'
    const wrong = checks.filter(({ passed }) => !passed)
    if (wrong.length > 0) return wrong.map(({ name, message }) => `${name}${message ? ` (${message})` : ''}`).join('; ')
  }
  return null
}
