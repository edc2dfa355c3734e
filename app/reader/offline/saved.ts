import { fetchJson } from '../fetch-json.ts'
import { readPageSettings } from '../page.ts'
import { keepFiles } from './keep-files.ts'
import { cacheNames, type OfflinePlan, type Portion } from './plan.ts'

let loading: Promise<OfflinePlan | null> | undefined

/** What can be kept, as the site says now; null where it cannot be asked. */
export const offlinePlan = () =>
  (loading ??= fetchJson<OfflinePlan>(`${readPageSettings().base}offline.json`).then(plan => {
    if (!plan) loading = undefined
    return plan
  }))

/** Everything that one wish needs, by the cache it goes into. */
export type Wish = { saved: Portion; data: Portion }

const together = (portions: Portion[]): Portion => ({
  files: [...new Set(portions.flatMap(portion => portion.files))],
  bytes: portions.reduce((sum, { bytes }) => sum + bytes, 0),
})

/** Sections with the data sets that their cells use. */
export function wishFor(plan: OfflinePlan, addresses: string[], withEditor: boolean): Wish {
  const sections = addresses.map(address => plan.sections[address])
  const kinds = [...new Set(sections.flatMap(section => section.data))]
  return {
    saved: together([...sections, ...(withEditor ? [plan.editor] : [])]),
    data: together(kinds.map(kind => plan.data[kind])),
  }
}

/** Bytes of a wish on the way. */
export const bytesOf = ({ saved, data }: Wish) => saved.bytes + data.bytes

/** Keeps what is wished for, and asks the browser not to clear it away by itself. */
export async function save(plan: OfflinePlan, { saved, data }: Wish, told: (share: number) => void) {
  const { base } = readPageSettings()
  const names = cacheNames(base, plan.version)
  await navigator.storage.persist?.().catch(() => false)
  const all = plan.shell.files.length + saved.files.length + data.files.length
  let before = 0
  for (const [name, files] of [
    [names.shell, plan.shell.files],
    [names.saved, saved.files],
    [names.data, data.files],
  ] as const) {
    const offset = before
    await keepFiles(await caches.open(name), base, files, share => told((offset + share * files.length) / all))
    before += files.length
  }
}

/** Addresses of the sections that are kept, in whatever edition. */
export async function savedSections(plan: OfflinePlan): Promise<Set<string>> {
  const { base } = readPageSettings()
  const found = new Set<string>()
  for (const name of await caches.keys()) {
    if (!cacheNames(base, plan.version).isSaved(name)) continue
    for (const { url } of await (await caches.open(name)).keys()) {
      const address = new URL(url).pathname.slice(base.length)
      if (address in plan.sections) found.add(address)
    }
  }
  return found
}

/** Forgets saved sections and data sets; the shell stays. */
export async function forgetSaved(plan: OfflinePlan) {
  const names = cacheNames(readPageSettings().base, plan.version)
  for (const name of await caches.keys()) if (names.isSaved(name) || name === names.data) await caches.delete(name)
}
