/**
 * Gets the data sets into `public/data/`:
 *
 *   npm run data                       Fashion-MNIST and The Time Machine from their hosts
 *   npm run data -- mnist              MNIST as well
 *   npm run data -- --from FOLDER      from a folder that holds the official files (gzipped or not)
 *   npm run data -- --hurry            waits on the network for 15 s at most, as npm start does
 *
 * A download that was interrupted goes on where it stopped. Without network the book runs on a clothing set that it
 * draws itself and on its own text.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inAHurry, patient } from './clock.ts'
import { NoNetwork } from './download.ts'
import { prepareData } from './prepare.ts'
import { ConsoleReport } from './report.ts'
import { fashionMnist, mnist, timeMachine } from './sources.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { from: { type: 'string' }, hurry: { type: 'boolean', default: false } },
  })
  const unknown = positionals.filter(word => word !== 'mnist')
  if (unknown.length > 0) throw new Error(`there is no data set ${unknown.join(', ')}; there is mnist`)
  if (values.from !== undefined && !existsSync(values.from)) throw new Error(`there is no folder ${values.from}`)
  return { from: values.from ?? null, hurry: values.hurry, withMnist: positionals.includes('mnist') }
}

try {
  const { from, hurry, withMnist } = readArguments()
  const failures = await prepareData({
    folder: join(root, 'public/data'),
    cache: join(root, '.cache/data'),
    texts: [timeMachine],
    images: withMnist ? [fashionMnist, mnist] : [fashionMnist],
    from,
    patience: hurry ? inAHurry() : patient,
    report: new ConsoleReport(),
  })
  for (const { message } of failures) console.log(`  ${message}`)
  const offline = failures.length > 0 && failures.every(error => error instanceof NoNetwork)
  if (offline) console.log('  The book runs without these; npm run data tries again, and goes on where it stopped.')
  // No network is no failure: everything runs on what was made here.
  process.exitCode = failures.length > 0 && !offline ? 1 : 0
} catch (error) {
  console.error(`npm run data: ${(error as Error).message}`)
  process.exitCode = 1
}
