/** What `public/data/manifest.json` says: which data sets the site has, and in which files. */
export interface Manifest {
  readonly format: 1
  readonly images: Readonly<Record<string, ImageSetEntry>>
  readonly texts: Readonly<Record<string, TextEntry>>
}

export interface FileEntry {
  /** Path below the folder of the manifest. */
  readonly file: string
  /** Size as stored. */
  readonly bytes: number
  /** The beginning of the content's sha1, put into the address, so that no cache serves an older file. */
  readonly version: string
}

/** An IDX file, gzipped, with `count` images or labels. */
export interface IdxEntry extends FileEntry {
  readonly count: number
}

export interface SplitEntry {
  /** In order; the first part is small, so that who needs few images loads few. */
  readonly images: readonly IdxEntry[]
  readonly labels: IdxEntry
}

export interface ImageSetEntry {
  readonly identity: string
  readonly title: string
  /** Where the files are not the official ones: what they are instead. */
  readonly note?: string
  readonly classes: readonly string[]
  readonly train: SplitEntry
  readonly test: SplitEntry
}

export interface TextEntry extends FileEntry {
  readonly identity: string
  readonly title: string
  readonly characters: number
}

/** The ten classes of Fashion-MNIST, in the order of their labels; the drawn set has the same. */
export const clothingClasses = [
  't-shirt',
  'trouser',
  'pullover',
  'dress',
  'coat',
  'sandal',
  'shirt',
  'sneaker',
  'bag',
  'ankle boot',
] as const
