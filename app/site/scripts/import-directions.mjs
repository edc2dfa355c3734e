/**
 * The arrows between the rooms of this repository. A file may import from its own room, from packages, and from the
 * rooms listed here; anything else would tie together what is meant to be changed apart.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { root } from './root.mjs'

/** The longest prefix of a file's path is its room. */
const mayImport = {
  engine: [],
  'app/notebook': [],
  'app/notebook/kernel': ['app/notebook', 'torchlet'],
  // Runs chapters without a browser: the one other place that houses a kernel.
  'app/notebook/node': ['app/notebook', 'app/notebook/kernel', 'app/reader', 'chapters', 'torchlet'],
  'app/outputs': ['app/notebook'],
  'app/pictures': ['app/notebook', 'torchlet'],
  'app/editor': ['app/notebook'],
  'app/reader': ['app/notebook', 'app/outputs', 'app/pictures', 'app/editor'],
  'app/site': [
    'app/reader',
    'app/notebook',
    'app/notebook/kernel',
    'app/outputs',
    'app/pictures',
    'app/editor',
    'chapters',
    'engine',
    'torchlet',
  ],
  chapters: ['app/reader'],
}

/** Messages, the client and the start of the worker are the kernel's door: everything else in its folder stays inside. */
const doors = { 'app/notebook/kernel': [/\/(protocol|web|client)\.ts$/, /\/notebook\.d\.ts/] }

const rooms = Object.keys(mayImport).sort((a, b) => b.length - a.length)
const roomOf = path => rooms.find(room => path === room || path.startsWith(`${room}/`))

/** One line per import that goes the wrong way. */
export function wrongImports(files = sourceFiles()) {
  return files.flatMap(({ path, text }) => {
    const room = roomOf(path)
    return importsOf(text).flatMap(specifier => {
      const target = targetOf(path, specifier)
      if (!target || target.room === room || mayImport[room].includes(target.room)) return []
      if (doors[target.room]?.some(door => door.test(target.path))) return []
      if (room === 'app/notebook/kernel' && target.room === 'app/notebook') return []
      return [`${path} imports ${specifier}: ${room} may not know ${target.room}`]
    })
  })
}

const importsOf = text =>
  [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\n[^'"]*?)?from\s*'([^']+)'|\bimport\(\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'/g,
    ),
  ].map(match => match[1] ?? match[2] ?? match[3])

function targetOf(path, specifier) {
  if (specifier === 'torchlet') return { room: 'torchlet', path: specifier }
  if (!specifier.startsWith('.')) return undefined
  const target = posix.normalize(posix.join(posix.dirname(path), specifier))
  const room = roomOf(target)
  return room && { room, path: target }
}

function sourceFiles() {
  return ['engine', 'app', 'chapters'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map(entry => {
        const full = join(entry.parentPath ?? entry.path, entry.name)
        return { path: relative(root, full).split(sep).join('/'), text: readFileSync(full, 'utf8') }
      }),
  )
}
