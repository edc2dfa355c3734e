/**
 * Builds the whole site into `dist/site/`: scripts and styles, every page as HTML, and compressed copies of all.
 *
 *   npm run build        BASE=/course/ npm run build   for a site that stands in a folder of its host
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { compressFolder } from './compress.mjs'
import { step } from './progress.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'

const site = join(root, 'dist/site')
const renderer = join(root, 'dist/renderer')
const base = process.env.BASE ?? '/'

await step('Kernels (WebAssembly)', () => run(process.execPath, ['engine/build/compile-kernels.mjs']))

await step('Scripts and styles', () =>
  build({
    root,
    logLevel: 'warn',
    build: {
      outDir: site,
      emptyOutDir: true,
      manifest: true,
      // Read as plain files by the service worker, the kernel and the browser: never turned into text inside a script.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 10_000,
      rollupOptions: { input: join(root, 'app/reader/entry.tsx') },
    },
  }),
)

await step('Chapters', () =>
  build({
    root,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir: renderer, emptyOutDir: true, ssr: join(root, 'app/site/render.tsx') },
  }),
)

await step('Pages', async () => {
  const render = await import(pathToFileURL(join(renderer, 'render.js')).href)
  const options = { base, assets: await findAssets(), data: await dataIdentity() }
  const pages = render.pages()
  for (const page of pages) {
    await write(join(page.language, page.slug ?? '', 'index.html'), await render.renderPage(page, options))
  }
  await write('index.html', render.firstPage(base))
  await write('404.html', await render.renderNotFound(options))
  for (const { path, text } of render.notebookFiles()) await write(path, text)
  await rm(join(site, '.vite'), { recursive: true })
  return `${pages.length} pages`
})

await step('Compressed copies', () => compressFolder(site))

async function write(path, text) {
  await mkdir(dirname(join(site, path)), { recursive: true })
  await writeFile(join(site, path), text)
}

/** What Vite called the files that every page asks for. */
async function findAssets() {
  const manifest = JSON.parse(await readFile(join(site, '.vite/manifest.json'), 'utf8'))
  const entry = manifest['app/reader/entry.tsx']
  const files = await readdir(join(site, 'assets'))
  const href = file => base + file
  const first = ['source-serif-4-latin-wght-normal', 'inter-latin-wght-normal']
  return {
    script: href(entry.file),
    styles: (entry.css ?? []).map(href),
    modules: (entry.imports ?? []).map(key => href(manifest[key].file)),
    fonts: first.map(name => href(`assets/${files.find(file => file.startsWith(`${name}-`))}`)),
  }
}

/** Which images this site serves: the official ones where they have been downloaded. */
async function dataIdentity() {
  try {
    const { images } = JSON.parse(await readFile(join(root, 'public/data/manifest.json'), 'utf8'))
    return images['fashion-mnist'] ? 'fashion-mnist' : 'embedded'
  } catch {
    return 'embedded'
  }
}
