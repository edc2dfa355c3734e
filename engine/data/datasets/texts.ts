import { gunzip } from '../files/bytes.ts'
import { loadFile, readManifest } from './root.ts'

export interface TextDataset {
  readonly text: string
  /** Which text this is: 'time-machine', or 'embedded' for the book's own. */
  readonly identity: string
  /** The same for people to read. */
  readonly description: string
}

/**
 * The Time Machine by H. G. Wells (1895), as Dive into Deep Learning uses it. Where it has not been downloaded, the text
 * of this book; `identity` and `description` say which it is.
 */
export async function timeMachine(): Promise<TextDataset> {
  const manifest = await readManifest()
  const entry = manifest?.texts['time-machine'] ?? manifest?.texts.embedded
  if (!entry) throw new Error('timeMachine: there is no text on this site yet; run npm run data')
  const text = await loadFile(entry, entry.title, async (bytes, name) => {
    const plain = new TextDecoder().decode(await gunzip(bytes, name))
    if (plain.length !== entry.characters)
      throw new Error(`${name}: expected ${entry.characters} characters, found ${plain.length}`)
    return plain
  })
  const description = `${entry.title}: ${entry.characters.toLocaleString('en')} characters`
  return { text, identity: entry.identity, description }
}
