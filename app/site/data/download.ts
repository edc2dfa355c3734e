import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { Clock, type Patience } from './clock.ts'
import type { Report } from './report.ts'
import type { SourceFile } from './sources.ts'
import { assertOfficial, WrongFile } from './verify.ts'

/** The network gave nothing, or not enough in time. */
export class NoNetwork extends Error {
  override name = 'NoNetwork'
}

/**
 * The bytes of a source: from `folder` where they are there already, else from the host. What came of an interrupted
 * download stays in a `.part` file, and the next one goes on from there. A file that turns out wrong is fetched once
 * more from the beginning.
 */
export async function obtain(
  source: SourceFile,
  folder: string,
  patience: Patience,
  report: Report,
): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, source.name)
  const kept = await readFile(path).catch(() => null)
  if (kept) {
    try {
      assertOfficial(kept, source)
      return kept
    } catch (error) {
      report.say(`${(error as Error).message}; fetching it again`)
      await rm(path)
    }
  }
  try {
    return await fetchWhole(source, path, patience, report)
  } catch (error) {
    if (!(error instanceof WrongFile)) throw error
    report.say(`${error.message}; fetching it again`)
    return fetchWhole(source, path, patience, report)
  }
}

async function fetchWhole(source: SourceFile, path: string, patience: Patience, report: Report): Promise<Uint8Array> {
  const part = `${path}.part`
  await appendFromHost(source, part, patience, report)
  const bytes = await readFile(part)
  try {
    assertOfficial(bytes, source)
  } catch (error) {
    await rm(part)
    throw error
  }
  await rename(part, path)
  return bytes
}

/** Adds to the `.part` file what is missing there. */
async function appendFromHost(source: SourceFile, part: string, patience: Patience, report: Report): Promise<void> {
  const have = (await stat(part).catch(() => null))?.size ?? 0
  if (have >= source.bytes) return
  const clock = new Clock(patience)
  try {
    clock.awaitAnswer()
    const headers = { 'Accept-Encoding': 'identity', ...(have > 0 && { Range: `bytes=${have}-` }) }
    const response = await fetch(source.url, { headers, signal: clock.signal })
    if (!response.ok || !response.body) throw new Error(`the host answers ${response.status} ${response.statusText}`)
    const resumed = response.status === 206
    const out = createWriteStream(part, { flags: resumed ? 'a' : 'w' })
    let done = resumed ? have : 0
    try {
      clock.awaitBytes()
      for await (const chunk of response.body) {
        clock.awaitBytes()
        done += chunk.length
        report.progress(source.name, done, source.bytes)
        if (done > source.bytes) break
        if (!out.write(chunk)) await once(out, 'drain')
      }
    } finally {
      out.end()
      await once(out, 'close')
    }
    if (done < source.bytes) throw new Error(`the connection ended after ${done} of ${source.bytes} bytes`)
  } catch (error) {
    throw new NoNetwork(`${source.url}: ${reasonOf(error, clock)}`, { cause: error })
  } finally {
    clock.stop()
    report.endOfProgress()
  }
}

/** `fetch` hides the reason of a failure in its cause. */
function reasonOf(error: unknown, clock: Clock): string {
  if (clock.signal.aborted) return (clock.signal.reason as Error).message
  const { message, cause } = error as Error
  return cause instanceof Error ? cause.message : message
}
