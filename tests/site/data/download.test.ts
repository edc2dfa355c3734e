import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { patient } from '../../../app/site/data/clock.ts'
import { obtain } from '../../../app/site/data/download.ts'
import type { SourceFile } from '../../../app/site/data/sources.ts'
import { type Host, offer, openHost } from './host.ts'

const content = Uint8Array.from({ length: 50_000 }, (_, i) => (i * 31) % 251)
let host: Host
let folder: string
let source: SourceFile
let said: string[]
const report = { say: (text: string) => void said.push(text), progress() {}, endOfProgress() {} }
const get = (patience = patient) => obtain(source, folder, patience, report)

beforeEach(async () => {
  host = await openHost()
  folder = await mkdtemp(join(tmpdir(), 'download-'))
  source = offer(host, 'images.gz', content)
  said = []
})
afterEach(async () => {
  await host.close()
  await rm(folder, { recursive: true })
})

describe('a download', () => {
  it('brings the file, and a second time does not ask the host', async () => {
    expect(Buffer.compare(await get(), content)).toBe(0)
    await get()
    expect(host.asked).toEqual(['all'])
  })

  it('goes on where it was interrupted', async () => {
    host.moods.push({ hangUpAfter: 20_000 })
    await expect(get()).rejects.toThrow(/images\.gz/)
    const { size } = await stat(join(folder, 'images.gz.part'))
    expect(size).toBeGreaterThan(0)
    expect(Buffer.compare(await get(), content)).toBe(0)
    expect(host.asked).toEqual(['all', `bytes=${size}-`])
    expect(existsSync(join(folder, 'images.gz.part'))).toBe(false)
  })

  it('begins anew where the host knows no ranges', async () => {
    await writeFile(join(folder, 'images.gz.part'), content.subarray(0, 1000))
    host.moods.push('whole')
    expect(Buffer.compare(await get(), content)).toBe(0)
  })

  it('fetches what arrives damaged once more', async () => {
    host.moods.push('corrupt')
    expect(Buffer.compare(await get(), content)).toBe(0)
    expect(said.join()).toMatch(/images\.gz: expected md5 \w{32}, found \w{32}; fetching it again/)
  })

  it('gives up on a file that stays wrong, naming what was expected and found, and keeps nothing of it', async () => {
    host.moods.push('corrupt', 'corrupt')
    await expect(get()).rejects.toThrow(/images\.gz: expected md5 \w{32}, found \w{32}$/)
    host.files.set('images.gz', content.subarray(0, 10))
    await expect(get()).rejects.toThrow(/the connection ended after 10 of 50000 bytes/)
    expect(existsSync(join(folder, 'images.gz'))).toBe(false)
  })

  it('replaces a file that has been damaged on disk', async () => {
    await get()
    await writeFile(join(folder, 'images.gz'), content.subarray(0, 49_000))
    expect(Buffer.compare(await get(), content)).toBe(0)
    expect(said.join()).toMatch(/expected 50000 bytes, found 49000/)
    expect(Buffer.compare(await readFile(join(folder, 'images.gz')), content)).toBe(0)
  })

  it('does not wait for a host that says nothing, nor beyond the deadline', async () => {
    host.moods.push('silent', 'silent')
    await expect(get({ ...patient, answer: 50 })).rejects.toThrow(/no answer in 0.05 s/)
    await expect(get({ ...patient, deadline: Date.now() + 50 })).rejects.toThrow(/not done in the time/)
  })

  it('says what the host answers', async () => {
    host.files.clear()
    await expect(get()).rejects.toThrow(/the host answers 404/)
  })
})
