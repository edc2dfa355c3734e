/** `npm run check:chapters`: what an author has to mend, with file and line; runs no cell. */
import { fileURLToPath } from 'node:url'
import { course } from '../../../chapters/course.ts'
import { checkCourse } from './check-course.ts'
import { printed } from './problem.ts'

const problems = checkCourse(course, fileURLToPath(new URL('../../../', import.meta.url)))
for (const problem of problems) console.log(printed(problem))
if (problems.length > 0) process.exitCode = 1
