/** `npm run audit`: known weaknesses of the packages, as far as the registry answers; serious ones fail. */
import { spawnSync } from 'node:child_process'
import { root } from './root.mjs'
import { tally } from './tally.mjs'

const { stdout, error } = spawnSync('npm', ['audit', '--json'], {
  cwd: root,
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32',
  maxBuffer: 2 ** 26,
})
const report = parse(stdout)
if (error || !report?.metadata) {
  console.log(`  audit: skipped, the registry gives no answer${report?.message ? ` (${report.message})` : ''}`)
} else {
  const serious = Object.values(report.vulnerabilities).filter(({ severity }) => /^(high|critical)$/.test(severity))
  for (const { name, severity, range } of serious) console.log(`  ${name} ${range}: ${severity}`)
  console.log(`  audit: ${report.metadata.vulnerabilities.total} known weaknesses, ${serious.length} of them serious`)
  tally({ passed: serious.length === 0 ? 1 : 0, failed: serious.length })
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
