import type { FileOutput } from '../../outputs.ts'
import type { OutputTarget } from './target.ts'

/** A page that holds more than this for one button would be slow, and a browser may refuse it. */
const largest = 256 * 2 ** 20

export function download(target: OutputTarget, name: string, content: unknown) {
  const bytes = bytesOf(content)
  if (bytes.length > largest)
    throw new RangeError(`download: ${Math.round(bytes.length / 2 ** 20)} MB are too many; ${largest / 2 ** 20} MB fit`)
  const output: Omit<FileOutput, 'id'> = {
    kind: 'file',
    name: String(name),
    type: typeof content === 'string' ? 'text/plain' : ArrayBuffer.isView(content) ? '' : 'application/json',
    size: bytes.length,
    bytes,
  }
  target.place(output)
}

/** A copy: what the cell does with its bytes afterwards is not what is saved. */
function bytesOf(content: unknown): Uint8Array<ArrayBuffer> {
  if (content instanceof ArrayBuffer) return new Uint8Array(content.slice(0))
  if (ArrayBuffer.isView(content))
    return new Uint8Array(new Uint8Array(content.buffer, content.byteOffset, content.byteLength))
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
  if (text === undefined) throw new TypeError(`download: ${typeof content} is nothing that a file can hold`)
  return new TextEncoder().encode(text)
}
