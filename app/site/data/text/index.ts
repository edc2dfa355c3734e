import { readFile } from 'node:fs/promises'

/** The book's own English prose, frozen by `npm run corpus`, as a data folder with nothing else in it. */
export const frozenFolder = new URL('../frozen/', import.meta.url)

/** The corpus that is always there, the same for everybody until somebody freezes it anew. */
export const bookText = (): Promise<string> => readFile(new URL('embedded/text.txt', frozenFolder), 'utf8')
