/**
 * `npm run corpus`: writes the corpus of the sequence sections anew, from the English prose of the sections that come
 * before them. It is frozen because every change of it changes what all those sections have recorded: run this only
 * when you mean that, and record them afterwards.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { course } from '../../../../chapters/course.ts'
import { writeManifest } from '../manifest.ts'
import { publishText } from '../publish.ts'
import { frozenFolder } from './index.ts'
import { proseOf } from './prose.ts'

const parts = ['start', 'linear-networks', 'multilayer-perceptrons', 'computation']
const slugs = course.parts.filter(({ id }) => parts.includes(id)).flatMap(({ sections }) => sections)
const chapters = new URL('../../../../chapters/', import.meta.url)
const sections = await Promise.all(slugs.map(slug => readFile(new URL(`${slug}/index.mdx`, chapters), 'utf8')))
const text = [course.title.en, ...sections.map(mdx => proseOf(mdx))].join('\n\n') + '\n'

const folder = fileURLToPath(frozenFolder)
const embedded = await publishText(folder, 'embedded', 'The text of this book', text)
await writeManifest(folder, { format: 1, images: {}, texts: { embedded } })
console.log(`${slugs.length} sections, ${text.length.toLocaleString('en')} characters`)
