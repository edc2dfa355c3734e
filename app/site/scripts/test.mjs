/**
 * `npm test`: installs what is missing, then every part in turn, whatever fails. Ends with `N passed, N failed`, summed
 * over the parts; a part that ends without such a line counts as one failure.
 */
import { spawn } from 'node:child_process'
import { ensureInstalled, ensureNode } from './ensure-installed.mjs'
import { root } from './root.mjs'
import { readTally, tally } from './tally.mjs'

const parts = ['check', 'test:unit', 'test:chapters', 'test:browser', 'test:lighthouse']
const total = { passed: 0, failed: 0 }
const lines = []

try {
  ensureNode()
  ensureInstalled()
  for (const part of parts) {
    console.log(`\n--- npm run ${part}`)
    const start = Date.now()
    const { passed, failed } = await runPart(part)
    total.passed += passed
    total.failed += failed
    lines.push(`${part}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - start) / 1000)} s)`)
  }
} catch (error) {
  console.error(error.message)
  total.failed++
}
console.log(`\n${lines.join('\n')}`)
tally(total)

/** Shows what the part prints while it runs and reads its count from the end. */
function runPart(part) {
  return new Promise(resolve => {
    const child = spawn('npm', ['run', '--silent', part], {
      cwd: root,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', chunk => {
      process.stdout.write(chunk)
      output = (output + chunk).slice(-10_000)
    })
    child.stderr.on('data', chunk => process.stderr.write(chunk))
    child.on('error', () => resolve({ passed: 0, failed: 1 }))
    child.on('close', code => {
      const counts = readTally(output) ?? { passed: 0, failed: 1 }
      resolve(code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts)
    })
  })
}
