import { spawnSync } from 'node:child_process'
import { root } from './root.mjs'

/** Runs a command in the repository with its output shown, and throws when it fails. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    // npm is a script file on Windows, which only a shell can start.
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  if (error) throw error
  if (status !== 0) throw new Error(`\`${[command, ...args].join(' ')}\` failed`)
}
