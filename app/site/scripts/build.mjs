/**
 * Builds the whole site into `dist/site/`: scripts and styles, every page as HTML, compressed copies of all; and into
 * `dist/hosting/` the configurations of servers for it.
 *
 *   npm run build                    where `chapters/course.ts` says, else at the root of a host
 *   BASE=/course/ npm run build      for a site that stands in a folder of its host
 *   npm run build -- --release       this edition to stay for ever, in its own folder: `dist/release/v1.2.0/`
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fromHtml } from 'hast-util-from-html'
import { build } from 'vite'
import { caddyfile } from '../hosting/caddy.mjs'
import { nginxConfig } from '../hosting/nginx.mjs'
import { editorFiles } from '../offline/editor-files.mjs'
import { offlinePlan } from '../offline/plan.mjs'
import { headerRules } from '../serve/headers.mjs'
import { writeRules } from '../serve/rules.mjs'
import { compressFolder } from './compress.mjs'
import { step } from './progress.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { siteBase } from './site-base.mjs'

const renderer = join(root, 'dist/renderer')
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
const isRelease = process.argv.includes('--release')
const base = (await siteBase()) + (isRelease ? `v${version}/` : '')
const site = join(root, isRelease ? `dist/release/v${version}` : (process.env.SITE ?? 'dist/site'))

await step('Kernels (WebAssembly)', () => run(process.execPath, ['engine/build/compile-kernels.mjs']))

await step('Scripts and styles', () =>
  build({
    root,
    base,
    logLevel: 'warn',
    build: {
      outDir: site,
      emptyOutDir: true,
      manifest: true,
      // Read as plain files by the service worker, the kernel and the browser: never turned into text inside a script.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: ['app/reader/start.ts', 'app/reader/entry.tsx'].map(path => join(root, path)),
        // What every page needs is two files: a phone waits for each round trip, and can answer between the two.
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', tags: ['$initial'], test: /node_modules\/(react|react-dom|scheduler)\//, priority: 1 },
              { name: 'page', tags: ['$initial'], test: id => !id.endsWith('/app/reader/start.ts') },
            ],
          },
        },
      },
    },
  }),
)

await step('Chapters', () =>
  build({
    root,
    base,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir: renderer, emptyOutDir: true, ssr: join(root, 'app/site/render.tsx') },
  }),
)

const render = await import(pathToFileURL(join(renderer, 'render.js')).href)

await step('Pages', async () => {
  const options = { base, assets: await findAssets(), data: await dataIdentity() }
  const pages = render.pages()
  const slugs = render.course.parts.flatMap(part => part.sections)
  const found = Object.fromEntries(render.course.languages.map(language => [language, []]))
  const printed = Object.fromEntries(render.course.languages.map(language => [language, []]))
  for (const page of pages) {
    const html = await render.renderPage(page, options)
    await write(join(page.language, page.slug ?? '', 'index.html'), html)
    const { current, backPage } = render.bookFor(page, base)
    const about = current ?? backPage
    if (!about) continue
    const tree = fromHtml(html)
    found[page.language].push(...render.searchDocuments(tree, { number: '', ...about }))
    // The last to be made of it: it takes the tree apart.
    if (current) {
      const root = `${base}${page.language}/`
      printed[page.language].push(render.printedSection(tree, { slug: current.slug, root, slugs }))
    }
  }
  for (const [language, sections] of Object.entries(printed)) {
    await write(`print/${language}/index.html`, render.printedBook(language, sections, base, options.assets))
  }
  for (const [language, documents] of Object.entries(found)) {
    await write(`search/${language}.json`, JSON.stringify(documents))
  }
  await write('index.html', render.firstPage(base))
  await write('404.html', await render.renderNotFound(options))
  await write('offline/index.html', await render.renderOffline(options))
  for (const { path, text } of render.notebookFiles()) await write(path, text)
  const rules = headerRules({ base, languages: render.course.languages, policy: render.policyFor(base) })
  await write('_headers', writeRules(rules))
  // An edition that stays is a folder of a site, which has its server.
  if (!isRelease) await writeHosting({ base, rules })
  return `${pages.length} pages`
})

await step('Compressed copies', () => compressFolder(site))

await step('Service worker', async () => {
  const manifest = await readManifest()
  const { languages } = render.course
  const plan = await offlinePlan(site, {
    pages: render.pages(),
    needs: render.dataNeeds(),
    editor: await editorFiles(site, {
      entry: namesOf(manifest['app/reader/entry.tsx'])[0],
      editor: Object.keys(manifest)
        .filter(key => key.includes('monaco'))
        .flatMap(key => namesOf(manifest[key])),
    }),
    shellPages: ['', 'offline/', ...languages.map(language => `${language}/`)],
  })
  await write('offline.json', JSON.stringify(plan))
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { SITE_VERSION: JSON.stringify(plan.version) },
    build: {
      outDir: site,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(root, 'app/site/service-worker/index.ts'),
        output: { format: 'iife', entryFileNames: 'service-worker.js' },
      },
    },
  })
  await rm(join(site, '.vite'), { recursive: true })
  return `edition ${plan.version}`
})

async function writeHosting(site) {
  await mkdir(join(root, 'dist/hosting'), { recursive: true })
  await writeFile(join(root, 'dist/hosting/nginx.conf'), nginxConfig(site))
  await writeFile(join(root, 'dist/hosting/Caddyfile'), caddyfile(site))
}

async function write(path, text) {
  await mkdir(dirname(join(site, path)), { recursive: true })
  await writeFile(join(site, path), text)
}

async function readManifest() {
  return JSON.parse(await readFile(join(site, '.vite/manifest.json'), 'utf8'))
}

/** File names under `assets/`: a chunk's own, and those of what comes with it. */
function namesOf({ file, css = [], assets = [] }) {
  return [file, ...css, ...assets].map(path => path.slice('assets/'.length))
}

/** What a script imports, and before it what that imports in turn. */
function importedBy({ imports = [] }, manifest) {
  return [...new Set(imports.flatMap(key => [...importedBy(manifest[key], manifest), manifest[key]]))]
}

/** What Vite called the files that every page asks for. */
async function findAssets() {
  const manifest = await readManifest()
  const entry = manifest['app/reader/entry.tsx']
  const imported = importedBy(entry, manifest)
  const files = await readdir(join(site, 'assets'))
  const href = file => base + file
  const atOnce = ['source-serif-4-latin-wght-normal', 'inter-latin-wght-normal']
  return {
    styles: [entry, ...imported].flatMap(({ css = [] }) => css.map(href)),
    start: href(manifest['app/reader/start.ts'].file),
    modules: [...imported, entry].map(({ file }) => href(file)),
    fonts: atOnce.map(name => href(`assets/${files.find(file => file.startsWith(`${name}-`))}`)),
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
