import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, sep } from 'node:path'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'
import { noteUse } from './notices.ts'

const root = join(import.meta.dirname, '../../..')
const resolve = createRequire(import.meta.url).resolve

/** What the book sets its text with. Small capitals, old-style figures and the like are more than a tenth of a font. */
const keepFeatures = ['calt', 'ccmp', 'kern', 'liga', 'lnum', 'locl', 'mark', 'mkmk', 'tnum']
const everyCharacter = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join('')

/**
 * The Open Font License lets its fonts be cut and handed on, but not by a name that their makers reserve: what the file
 * calls itself is changed, in as many letters.
 */
const reserved = { 'Source Serif': 'Cutout Serif', SourceSerif: 'CutoutSerif' }

/**
 * Cuts the fonts that a style sheet names to the weights it declares for them (`font-weight: 400 700`) and to the features
 * above: they are most of what a page weighs. No character goes.
 */
export function textFonts(): Plugin {
  return {
    name: 'text-fonts',
    enforce: 'pre',
    async transform(css, id) {
      if (!/\/fonts\.css($|\?)/.test(id)) return
      const faces = css.matchAll(/url\('(@fontsource[^']+)'\)[^}]*?font-weight: (\d+)(?: (\d+))?;/g)
      for (const [, name, min, max] of faces) {
        const file = resolve(name)
        noteUse(file)
        const smaller = await cut(file, { min: Number(min), max: Number(max ?? min) })
        css = css.replace(name, relative(dirname(id), smaller).replaceAll(sep, '/'))
      }
      return css
    },
  }
}

/** Cutting takes most of a second, so the result is kept until the font or the weights change. */
async function cut(path: string, { min, max }: { min: number; max: number }): Promise<string> {
  const font = await readFile(path)
  const hash = createHash('sha256').update(font).update(JSON.stringify({ min, max, keepFeatures, reserved }))
  const kept = join(root, 'node_modules/.cache/fonts', hash.digest('hex').slice(0, 16), basename(path))
  const wght = min === max ? min : { min, max }
  try {
    await readFile(kept)
  } catch {
    const smaller = await subsetFont(font, everyCharacter, {
      targetFormat: 'sfnt',
      keepFeatures,
      variationAxes: { wght },
    })
    await mkdir(dirname(kept), { recursive: true })
    await writeFile(kept, await subsetFont(renamed(smaller), everyCharacter, { targetFormat: 'woff2' }))
  }
  return kept
}

/** An uncompressed font keeps its names as UTF-16 and as bytes; both are as long as before. */
function renamed(font: Buffer): Buffer {
  let bytes = font.toString('latin1')
  for (const [name, other] of Object.entries(reserved))
    for (const inBytes of [(text: string) => text, (text: string) => text.replaceAll(/./g, '\0$&')])
      bytes = bytes.replaceAll(inBytes(name), inBytes(other))
  return Buffer.from(bytes, 'latin1')
}
