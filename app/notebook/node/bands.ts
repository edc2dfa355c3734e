/**
 * `npm run bands -- <slug> …`: runs what these sections quote of other runs (`<Band of="cell.name">` from several seeds,
 * `<Out of="cell.name" when="size=full size"/>` with a setting) and writes the values into `chapters/<slug>/bands.json`,
 * after each run; what is there already is not run again. `--seeds 3` how many beside the book's own seed 0, which the
 * recorded run has; `--data fashion-mnist` on the downloaded data, which have no recorded run.
 */
import './configuration.ts'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type BandRuns, type Quote, quoteKey, type RecordedBands, reseeded, withChoice } from '../bands.ts'
import { codeHash } from '../code-hash.ts'
import { bandsFile, type BookSection, dataFolder, embeddedData, readBands, readBook, writeWhole } from './book.ts'
import { useOneThread } from './configuration.ts'

const { values: options, positionals: slugs } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '3' }, data: { type: 'string', default: 'embedded' } },
})

const { HeadlessNotebook } = await import('./headless.ts')
const { RecordingError, generatorFrom } = await import('./recording.ts')
await useOneThread()
const isEmbedded = options.data === 'embedded'
const dataRoot = isEmbedded ? embeddedData : await dataFolder()
const { sections } = await readBook()

for (const slug of slugs) {
  const section = sections.find(section => section.slug === slug)
  if (!section) throw new RecordingError(`no section ${slug} in chapters/course.ts`)
  await runSection(section)
}

async function runSection(section: BookSection) {
  const { slug, chapter } = section
  const quotes = chapter.otherRuns.filter(({ data = options.data }) => data === options.data)
  const codes = new Map<string, string>()
  for (const { of } of quotes) {
    const cell = chapter.cells.find(({ id }) => id === of.split('.')[0])
    if (!cell) throw new RecordingError(`${slug} quotes ${of}, and has no such cell`)
    codes.set(of, await codeHash(cell.code))
  }
  for (const [seed, when] of runsFor(quotes)) {
    const known = (await readBands(slug))?.[options.data]?.values ?? {}
    const values = Object.fromEntries(
      quotes.map((quote): [string, BandRuns['values'][string]] => {
        const [key, code] = [quoteKey(quote), codes.get(quote.of)!]
        return [key, known[key]?.code === code ? known[key] : { code, seeds: {} }]
      }),
    )
    const missing = quotes.filter(
      quote => quote.when === when && wants(quote, seed) && values[quoteKey(quote)].seeds[seed] === undefined,
    )
    if (missing.length === 0) continue
    const given = await runOnce(section, seed, when, missing)
    for (const quote of missing) values[quoteKey(quote)].seeds[seed] = given[quote.of]
    const runs = { ...(await countImages()), values }
    // Read anew: the other data may have been run meanwhile.
    await writeWhole(bandsFile(slug), format({ ...(await readBands(slug)), [options.data]: runs }))
    console.log(`${slug}, seed ${seed}${when ? `, ${when}` : ''}, ${options.data}: ${JSON.stringify(given)}`)
  }
}

/** Seeds and settings that are asked for: all settings of one seed, then those of the next. */
function runsFor(quotes: Quote[]): [seed: number, when: string | undefined][] {
  const seeds = Array.from({ length: Number(options.seeds) + 1 }, (_, seed) => seed)
  return seeds.flatMap(seed => {
    const settings = new Set(quotes.filter(quote => wants(quote, seed)).map(({ when }) => when))
    return [...settings].map((when): [number, string | undefined] => [seed, when])
  })
}

/** Seed 0 as it stands in the text is the recorded run. */
function wants({ when, runs = Infinity }: Quote, seed: number): boolean {
  return seed < runs && (seed > 0 || when !== undefined || !isEmbedded)
}

/** Only the cells that these values need. */
async function runOnce(
  { slug, chapter, library }: BookSection,
  seed: number,
  when: string | undefined,
  quotes: Quote[],
) {
  const own = chapter.cells.filter(cell => cell.exercise === '')
  const cells = own.map(cell => ({ ...cell, code: when ? withChoice(cell.code, when) : cell.code }))
  if (when && cells.every((cell, i) => cell.code === own[i].code))
    throw new RecordingError(`${slug} has no choice ${when}`)
  const notebook = new HeadlessNotebook(
    cells.map(cell => ({ ...cell, code: reseeded(cell.code, seed) })),
    library,
  )
  const data = await notebook.open(dataRoot)
  if (data !== options.data) throw new RecordingError(`the data at hand are ${data}, not ${options.data}: npm run data`)
  let generator: string | undefined = generatorFrom(seed)
  const named = new Map<string, unknown>()
  for (const id of notebook.prerequisites(...new Set(quotes.map(({ of }) => of.split('.')[0])))) {
    const ran = await notebook.run(id, generator === undefined ? {} : { generator })
    generator = undefined
    if (ran.status !== 'done') throw new RecordingError(`${slug}, cell ${id}: ${ran.error?.message ?? ran.status}`)
    for (const [name, value] of Object.entries(ran.values)) named.set(`${id}.${name}`, value)
  }
  return Object.fromEntries(quotes.map(({ of }) => [of, numberOf(of, named.get(of))]))
}

function numberOf(of: string, value: unknown): number {
  if (typeof value !== 'number') throw new RecordingError(`${of} should be a number, and is ${String(value)}`)
  return Number(value.toPrecision(6))
}

async function countImages(): Promise<Pick<BandRuns, 'images'>> {
  if (isEmbedded) return {}
  const manifest = JSON.parse(await readFile(new URL('manifest.json', dataRoot), 'utf8')) as ImageCounts
  return { images: manifest.images[options.data].train.labels.count }
}

/** What is read here of `public/data/manifest.json`. */
interface ImageCounts {
  images: Record<string, { train: { labels: { count: number } } }>
}

/** One line a value. */
function format(bands: RecordedBands): string {
  const texts = Object.entries(bands).map(([data, { values, ...rest }]) => {
    const lines = Object.entries(values).map(([of, value]) => `      ${JSON.stringify(of)}: ${JSON.stringify(value)}`)
    const facts = Object.entries(rest).map(([name, value]) => `    ${JSON.stringify(name)}: ${value},\n`)
    return `  ${JSON.stringify(data)}: {\n${facts.join('')}    "values": {\n${lines.join(',\n')}\n    }\n  }`
  })
  return `{\n${texts.join(',\n')}\n}\n`
}
