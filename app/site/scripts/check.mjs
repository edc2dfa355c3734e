/** `npm run check`: types, lint, format, directions of imports, the chapters' text. Each is one check; all are run, whatever fails. */
import { spawnSync } from 'node:child_process'
import { wrongImports } from './import-directions.mjs'
import { root } from './root.mjs'
import { tally } from './tally.mjs'

const node =
  (name, ...args) =>
  () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
    return status === 0 ? [] : [`${name}:`, stdout.trim(), stderr.trim()].filter(Boolean)
  }

const checks = {
  types: node('types', 'node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.json'),
  lint: node('lint', 'node_modules/oxlint/bin/oxlint', '--quiet'),
  format: node('format', 'node_modules/oxfmt/bin/oxfmt', '--check'),
  imports: wrongImports,
  chapters: node('chapters', 'node_modules/tsx/dist/cli.mjs', 'app/site/authors/main.ts'),
}

const counts = { passed: 0, failed: 0 }
for (const [name, check] of Object.entries(checks)) {
  const problems = check()
  if (problems.length === 0) counts.passed++
  else counts.failed++
  console.log(problems.length === 0 ? `  ${name}: ok` : `\n${problems.join('\n')}\n  ${name}: FAILED`)
}
tally(counts)
