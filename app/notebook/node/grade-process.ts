/** The process that runs a learner's attempts, one at a time. Before the first it is confined, as the kernel of a page is. */
import { confine } from '../kernel/confine/confine.ts'
import { type BookSection, readBook, readRecorded } from './book.ts'
import { useOneThread } from './configuration.ts'
import type { RecordedOutputs } from '../recorded.ts'

/** One attempt at one exercise. */
export type Task = { section: string; exercise: string; text: string }

/** `problem` is null where every check passed. */
export type Grade = Task & { problem: string | null }

const { attempt } = await import('./exercise-tests.ts')
const send = process.send!.bind(process)
const listen = process.on.bind(process)
await useOneThread()
const { sections } = await readBook()
const recorded = new Map<string, RecordedOutputs | null>()
for (const { slug } of sections) recorded.set(slug, await readRecorded(slug))

async function grade({ section, exercise, text }: Task): Promise<string | null> {
  const found: BookSection | undefined = sections.find(({ slug }) => slug === section)
  const wanted = found?.chapter.exercises.find(({ id }) => id === exercise)
  if (!found || !wanted) return `this course has no exercise ${exercise} in ${section}`
  return attempt(found, wanted, text, recorded.get(section)?.runs.embedded ?? null)
}

listen('message', (task: Task) => {
  void grade(task)
    .catch((error: unknown) => String(error))
    .then(problem => send({ ...task, problem } satisfies Grade))
})
confine()
send('ready')
