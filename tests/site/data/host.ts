import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SourceFile } from '../../../app/site/data/sources.ts'

/** A host of files that can be told to misbehave. */
export interface Host {
  readonly url: string
  readonly files: Map<string, Uint8Array>
  /** The Range header of each request, or 'all'. */
  readonly asked: string[]
  /** What the next requests meet with; when the list is empty the host behaves. */
  readonly moods: Mood[]
  close(): Promise<void>
}
/** Hangs up after so many bytes, says nothing at all, flips a byte, or does not know about ranges. */
export type Mood = { hangUpAfter: number } | 'silent' | 'corrupt' | 'whole'

export async function openHost(): Promise<Host> {
  const files = new Map<string, Uint8Array>()
  const asked: string[] = []
  const moods: Mood[] = []
  const server: Server = createServer((request, response) => {
    const mood = moods.shift()
    const { range } = request.headers
    asked.push(range ?? 'all')
    const bytes = files.get((request.url ?? '').slice(1).split('?')[0])
    if (mood === 'silent') return
    if (!bytes) return void response.writeHead(404).end('<h1>not here</h1>')
    const from = range && mood !== 'whole' ? Number(/\d+/.exec(range)![0]) : 0
    const body = Buffer.from(bytes.subarray(from))
    if (mood === 'corrupt') body[body.length >> 1] ^= 1
    response.writeHead(from > 0 ? 206 : 200, { 'Content-Length': body.length })
    if (typeof mood === 'object') response.write(body.subarray(0, mood.hangUpAfter), () => response.destroy())
    else response.end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url: `http://127.0.0.1:${port}/`, files, asked, moods, close }
}

/** Puts a file on a host and describes it as a source. */
export function offer(host: Host, name: string, bytes: Uint8Array): SourceFile {
  host.files.set(name, bytes)
  const checksum = createHash('md5').update(bytes).digest('hex')
  return { name, url: host.url + name, bytes: bytes.length, algorithm: 'md5', checksum }
}
