/** Files that are kept together, as paths below the site's base, and what they weigh on the way. */
export type Portion = { files: string[]; bytes: number }

export type DataKind = 'images' | 'texts'

/** What of the site can be kept for use without a network: the build writes it as `offline.json`. */
export type OfflinePlan = {
  /** Another one for every build whose files differ. */
  version: string
  /** The frame of every page, the engine, what draws outputs, fonts: kept without being asked for. */
  shell: Portion
  /** The editor with types; without it the plain one serves. */
  editor: Portion
  /** By address, such as `en/tensors/`. */
  sections: Record<string, Portion & { data: DataKind[] }>
  data: Record<DataKind, Portion>
}

/** What the page asks of the service worker. */
export type ToServiceWorker = {
  /** `claim`: answer for the page. `fill`: keep the shell first. `activate`: the reader wants the new edition now. */
  type: 'claim' | 'fill' | 'activate'
}

/** The site's caches carry its base in their names, since other sites may stand on the same host. */
export function cacheNames(base: string, version: string) {
  const prefix = `book ${base} `
  return {
    shell: `${prefix}shell ${version}`,
    saved: `${prefix}saved ${version}`,
    data: `${prefix}data`,
    /** Whether a cache belongs to this site and to another edition. */
    isOlder: (name: string) => name.startsWith(prefix) && name !== `${prefix}data` && !name.endsWith(` ${version}`),
    isSaved: (name: string) => name.startsWith(`${prefix}saved `),
  }
}
