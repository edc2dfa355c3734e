/** `npm run test:unit [-- filter …]`: everything that vitest runs. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './root.mjs'
import { tally } from './tally.mjs'

const folder = mkdtempSync(join(tmpdir(), 'unit-'))
const report = join(folder, 'report.json')
const args = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${report}`,
]
const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })

try {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that cannot even be loaded holds no test that failed, yet it did.
  const broken = testResults.filter(
    file => file.status === 'failed' && file.assertionResults.every(test => test.status !== 'failed'),
  )
  const failed = numFailedTests + broken.length
  tally({ passed: numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed })
} catch {
  tally({ passed: 0, failed: 1 })
} finally {
  rmSync(folder, { recursive: true })
}
