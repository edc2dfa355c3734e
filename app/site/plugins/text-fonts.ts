import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '../../..')
const resolve = createRequire(import.meta.url).resolve

/** What the book sets its text with. Small capitals, old-style figures and the like are more than a tenth of a font. */
const keepFeatures = ['calt', 'ccmp', 'kern', 'liga', 'lnum', 'locl', 'mark', 'mkmk', 'tnum']
const everyCharacter = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join('')

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
        const file = await cut(resolve(name), { min: Number(min), max: Number(max ?? min) })
        css = css.replace(name, relative(dirname(id), file))
      }
      return css
    },
  }
}

/** Cutting takes most of a second, so the result is kept until the font or the weights change. */
async function cut(path: string, { min, max }: { min: number; max: number }): Promise<string> {
  const font = await readFile(path)
  const hash = createHash('sha256').update(font).update(JSON.stringify({ min, max, keepFeatures }))
  const kept = join(root, 'node_modules/.cache/fonts', hash.digest('hex').slice(0, 16), basename(path))
  const wght = min === max ? min : { min, max }
  try {
    await readFile(kept)
  } catch {
    const smaller = await subsetFont(font, everyCharacter, {
      targetFormat: 'woff2',
      keepFeatures,
      variationAxes: { wght },
    })
    await mkdir(dirname(kept), { recursive: true })
    await writeFile(kept, smaller)
  }
  return kept
}
