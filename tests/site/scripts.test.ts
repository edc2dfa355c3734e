import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headerRules } from '../../app/site/serve/headers.mjs'
import { writeRules } from '../../app/site/serve/rules.mjs'
import { compressFolder } from '../../app/site/scripts/compress.mjs'
import { wrongImports } from '../../app/site/scripts/import-directions.mjs'
import { readTally } from '../../app/site/scripts/tally.mjs'
import { assertFree, listen, serveSite } from '../../app/site/serve/server.mjs'

describe('import directions', () => {
  const from = (path: string, text: string) => wrongImports([{ path, text }])

  test('the engine knows nothing of the app, the page knows the engine only through the kernel', () => {
    expect(from('engine/ops/a.ts', "import { x } from '../../app/notebook/cell.ts'")).toHaveLength(1)
    expect(from('app/reader/a.tsx', "import { torch } from 'torchlet'")).toHaveLength(1)
    expect(from('app/notebook/store.ts', "import {\n  torch,\n} from 'torchlet'")).toHaveLength(1)
    expect(from('app/notebook/kernel/session.ts', "import { torch } from 'torchlet'")).toEqual([])
  })

  test('the kernel is entered by its protocol and its starter alone', () => {
    expect(from('app/reader/a.ts', "import type { ToKernel } from '../notebook/kernel/protocol.ts'")).toEqual([])
    expect(from('app/reader/a.ts', "import { session } from '../notebook/kernel/session.ts'")).toHaveLength(1)
    expect(from('app/reader/a.ts', "const s = await import('../notebook/kernel/session.ts')")).toHaveLength(1)
  })

  test('packages and neighbours are free', () => {
    expect(
      from('app/outputs/a.tsx', "import { useState } from 'react'\nimport './a.css'\nimport { b } from './b.ts'"),
    ).toEqual([])
  })
})

test('the last count in a script’s output is the one that counts', () => {
  expect(readTally('1 passed, 0 failed\nmore\n12 passed, 3 failed\n')).toEqual({ passed: 12, failed: 3 })
  expect(readTally('it crashed')).toBeUndefined()
})

describe('the server', () => {
  let folder: string
  let address: string
  let server: ReturnType<typeof serveSite>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'site-'))
    writeFileSync(join(folder, 'index.html'), `<p>${'text '.repeat(500)}</p>`)
    writeFileSync(join(folder, '404.html'), 'no such page')
    const rules = headerRules({ base: '/course/', languages: ['en'], policy: "default-src 'self'" })
    writeFileSync(join(folder, '_headers'), writeRules(rules))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'assets/kernel.js'), '1')
    await compressFolder(folder)
    server = serveSite(folder, { base: '/course/' })
    address = await listen(server, 0)
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })

  test('pages come with isolation headers, and a missing one with the site’s own 404', async () => {
    const page = await fetch(`${address}/course/`, { headers: { 'Accept-Encoding': 'br' } })
    expect(page.status).toBe(200)
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(page.headers.get('content-encoding')).toBe('br')
    expect(page.headers.get('content-security-policy')).toBe("default-src 'self'")
    const missing = await fetch(`${address}/course/nowhere/`)
    expect(missing.status).toBe(404)
    expect(await missing.text()).toBe('no such page')
  })

  test('scripts are kept for ever, and a worker among them may compute but reach no other site', async () => {
    const { headers } = await fetch(`${address}/course/assets/kernel.js`)
    expect(headers.get('cache-control')).toContain('immutable')
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'unsafe-eval'.*connect-src 'self'/)
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
  })

  test('compressed copies hold the same bytes', () => {
    const original = readFileSync(join(folder, 'index.html'))
    expect(brotliDecompressSync(readFileSync(join(folder, 'index.html.br')))).toEqual(original)
  })

  test('a port that is taken is told in words', async () => {
    const other = createServer()
    await new Promise<void>(resolve => void other.listen(0, resolve))
    const { port } = other.address() as { port: number }
    await expect(assertFree(port)).rejects.toThrow(`Port ${port} is in use`)
    other.close()
  })
})
