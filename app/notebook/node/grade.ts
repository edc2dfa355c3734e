/**
 * `npm run grade FILE …`: runs the checks of the exercises that learners have solved and saved as a file ("Save my
 * solutions"), each file in a process of its own that is confined as cells are in the page and is ended after a minute
 * an exercise. `--json` prints the results for a program.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readSolutions } from '../../reader/keep/solutions.ts'
import type { Grade, Task } from './grade-process.ts'

const patience = Number(process.env.GRADE_SECONDS ?? 60) * 1000

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})

/** One process, which is made anew when it had to be ended. */
class Grader {
  #process: ChildProcess | null = null

  async grade(task: Task): Promise<Grade> {
    const child = (this.#process ??= await start())
    return new Promise(resolve => {
      const end = (problem: string) => {
        child.kill('SIGKILL')
        this.#process = null
        done({ ...task, problem })
      }
      const timer = setTimeout(() => end(`gave no answer in ${patience / 1000} s`), patience)
      const onExit = () => end('ended the process that ran it')
      const done = (grade: Grade) => {
        clearTimeout(timer)
        child.off('message', done).off('exit', onExit)
        resolve(grade)
      }
      child.on('message', done).on('exit', onExit)
      child.send(task)
    })
  }

  end() {
    this.#process?.kill()
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./grade-process.ts', import.meta.url)), {
    execArgv: [...process.execArgv, '--max-old-space-size=1024'],
    // What an attempt prints is for the one who wrote it.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // It is told nothing of this machine.
    env: { PATH: process.env.PATH },
  })
  await new Promise(resolve => child.once('message', resolve))
  return child
}

function tasksOf(file: string): Task[] {
  const solutions = readSolutions(readFileSync(file, 'utf8'))
  return Object.entries(solutions).flatMap(([section, exercises]) =>
    Object.entries(exercises).map(([exercise, text]) => ({ section, exercise, text })),
  )
}

async function gradeFile(file: string) {
  const grader = new Grader()
  const grades: Grade[] = []
  try {
    for (const task of tasksOf(file)) grades.push(await grader.grade(task))
  } finally {
    grader.end()
  }
  const right = grades.filter(({ problem }) => problem === null).length
  if (!options.json) {
    console.log(`${file}: ${right} of ${grades.length} solved`)
    for (const { section, exercise, problem } of grades) {
      console.log(`  ${problem === null ? '✓' : '✗'} ${section}, ${exercise}${problem === null ? '' : `: ${problem}`}`)
    }
  }
  return {
    file,
    solved: right,
    of: grades.length,
    exercises: grades.map(({ section, exercise, problem }) => ({ section, exercise, problem })),
  }
}

const results = []
if (files.length === 0) {
  console.error('npm run grade FILE …: name the files that learners have saved')
  process.exitCode = 1
}
for (const file of files) {
  try {
    results.push(await gradeFile(file))
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`)
    process.exitCode = 1
  }
}
if (options.json) console.log(JSON.stringify(results, null, 1))
