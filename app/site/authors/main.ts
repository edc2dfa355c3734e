/** `npm run check:chapters`: what an author has to mend, with file and line; runs no cell. */
import { fileURLToPath } from 'node:url'
import { bibliography } from '../../../chapters/bibliography.ts'
import { course } from '../../../chapters/course.ts'
import { glossary } from '../../../chapters/glossary/index.ts'
import { checkCourse } from './check-course.ts'
import { printed } from './problem.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const problems = checkCourse(course, root, {
  terms: glossary.map(term => term.en),
  sources: Object.keys(bibliography),
})
for (const problem of problems) console.log(printed(problem))
if (problems.length > 0) process.exitCode = 1
