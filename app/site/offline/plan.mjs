import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What of the built site can be kept for offline use (`OfflinePlan` of the reader). Pages are addresses that end with a
 * slash; everything else is a file.
 * @param {string} site the built site
 * @param {{ entry: string, pages: { language: string, slug?: string }[], needs: Record<string, string[]>, editor: string[], shellPages: string[] }} made
 */
export async function offlinePlan(site, { pages, needs, editor, shellPages }) {
  const assets = (await readdir(join(site, 'assets'))).filter(isKept).map(name => `assets/${name}`)
  const ofEditor = new Set(editor)
  const library = ['notebooks/library.json', 'favicon.png']
  const search = (await list(join(site, 'search'))).map(name => `search/${name}`)
  const shell = [...shellPages, ...library, ...search, ...assets.filter(file => !ofEditor.has(file))]
  const sections = {}
  for (const { language, slug } of pages) {
    if (!slug) continue
    const notebook = [`notebooks/${slug}.json`, `notebooks/${slug}.outputs.json`].filter(path =>
      existsSync(join(site, path)),
    )
    const files = [`${language}/${slug}/`, ...notebook]
    sections[`${language}/${slug}/`] = { ...(await portion(site, files)), data: needs[slug] ?? [] }
  }
  return {
    version: await versionOf(site),
    shell: await portion(site, [...shell, 'offline.json']),
    editor: await portion(site, editor),
    sections,
    data: await dataSets(join(site, 'data')),
  }
}

/** The compressed copies are the host's affair. */
const isKept = name => !/\.(br|gz|map)$/.test(name)
const list = folder =>
  readdir(folder).then(
    names => names.filter(isKept),
    () => [],
  )

const fileOf = path => (path === '' || path.endsWith('/') ? `${path}index.html` : path)

/** Bytes as they travel: of the compressed copy where there is one. */
async function portion(site, files) {
  const sizes = await Promise.all(
    files.map(async path => {
      const full = join(site, fileOf(path))
      const found = await stat(`${full}.br`).catch(() => stat(full).catch(() => null))
      return found?.size ?? 0
    }),
  )
  return { files, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

/** The files that the cells of a section can ask for: the clothing set that is there, and every text. */
async function dataSets(folder) {
  const none = { files: [], bytes: 0 }
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null)
  if (!text) return { images: none, texts: none }
  const { images, texts } = JSON.parse(text)
  const clothes = images['fashion-mnist'] ?? images.embedded
  const splits = clothes ? [clothes.train, clothes.test] : []
  return {
    images: entries(splits.flatMap(split => [...split.images, split.labels])),
    texts: entries(Object.values(texts)),
  }
}

const entries = all => ({
  files: ['data/manifest.json', ...all.map(({ file, version }) => `data/${file}?${version}`)],
  bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
})

/** Another one as soon as any file of the site differs; the names of assets say what is in them. */
async function versionOf(site) {
  const hash = createHash('sha256')
  for (const entry of (await readdir(site, { recursive: true, withFileTypes: true })).sort(byPath)) {
    const path = pathOf(entry)
    if (!entry.isFile() || !isKept(path) || path.includes('/data/')) continue
    hash.update(path.slice(site.length))
    if (!path.includes('/assets/')) hash.update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 12)
}

const pathOf = entry => join(entry.parentPath ?? entry.path, entry.name).replaceAll('\\', '/')
const byPath = (a, b) => (pathOf(a) < pathOf(b) ? -1 : 1)
