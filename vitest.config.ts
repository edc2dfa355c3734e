import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { engineReference } from './app/site/plugins/engine-reference.ts'

export default defineConfig({
  resolve: { alias: { torchlet: fileURLToPath(new URL('engine/index.ts', import.meta.url)) } },
  plugins: [react(), engineReference()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Chapters run every cell and have a script of their own; benchmarks measure and do not test.
    exclude: ['tests/chapters/**', 'tests/e2e/**', 'tests/bench/**'],
    // The kernels share memory with workers of their own, which processes keep apart better than threads do.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
  },
})
