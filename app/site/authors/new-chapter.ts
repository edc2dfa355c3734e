/**
 * `npm run new-chapter SLUG [-- --part ID]`: a section to begin with, in every language of the course: a cell that runs
 * and its PyTorch version, an exercise with its check, the recorded outputs. It is added to `chapters/course.ts`, at the
 * end of the part or of the last one.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { course } from '../../../chapters/course.ts'
import { listSection } from './list-section.ts'
import { templates } from './templates.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

function readArguments(): { slug: string; part: string } {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { part: { type: 'string' } } })
  const [slug] = positionals
  if (positionals.length !== 1 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    throw new Error('a section is named by small letters, digits and hyphens: npm run new-chapter my-section')
  }
  if (existsSync(join(root, 'chapters', slug))) throw new Error(`chapters/${slug}/ is there already`)
  const part = values.part ?? course.parts.at(-1)!.id
  const parts = course.parts.map(({ id }) => id)
  if (!parts.includes(part)) throw new Error(`there is no part "${part}"; there is ${parts.join(', ')}`)
  return { slug, part }
}

function run(script: string, slug: string): boolean {
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', slug], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status === 0
}

try {
  const { slug, part } = readArguments()
  const list = join(root, 'chapters/course.ts')
  const text = listSection(readFileSync(list, 'utf8'), part, slug)
  mkdirSync(join(root, 'chapters', slug))
  for (const language of course.languages) {
    const { file, text } = templates[language](slug)
    writeFileSync(join(root, 'chapters', slug, file), text)
  }
  writeFileSync(list, text)
  console.log(`chapters/${slug}/ is there, and in chapters/course.ts, at the end of the part "${part}".`)
  console.log(`Another place is another line of that file. Running its cells …`)
  if (!run('record', slug)) throw new Error(`its cells could not be recorded; npm run record -- ${slug} tries again`)
  console.log(`
  chapters/${slug}/index.mdx       write here
  npm run dev                      see it while you write
  npm run check:chapters           what is to be mended, with file and line
  npm run record -- ${slug}        run the cells and keep what they give
  npm run test:chapters -- ${slug} test the cells and the exercise`)
} catch (error) {
  console.error(`npm run new-chapter: ${(error as Error).message}`)
  process.exitCode = 1
}
