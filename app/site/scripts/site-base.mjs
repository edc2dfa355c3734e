import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

/** Where the site stands on its host: what BASE says, else `chapters/course.ts`, else the root. */
export async function siteBase() {
  const base = process.env.BASE ?? (await readCourse()).base ?? '/'
  if (/^\/([\w.~-]+\/)*$/.test(base)) return base
  throw new Error(`the base "${base}" of the site begins and ends with a slash, such as /course/`)
}

/** The course as it is configured; the file is TypeScript, which not every Node reads by itself. */
async function readCourse() {
  const { tsImport } = await import('tsx/esm/api')
  const { course } = await tsImport(pathToFileURL(join(root, 'chapters/course.ts')).href, import.meta.url)
  return course
}
