import { keepFiles } from '../../reader/offline/keep-files.ts'
import { cacheNames, type OfflinePlan } from '../../reader/offline/plan.ts'
import { base, scope } from './scope.ts'

/** Set by the build. */
declare const SITE_VERSION: string

export const names = cacheNames(base, SITE_VERSION)

async function readPlan(): Promise<OfflinePlan> {
  const response = await fetch(`${base}offline.json`, { cache: 'no-cache' })
  if (!response.ok) throw new Error(`offline.json: ${response.status}`)
  return response.json()
}

/** Keeps the shell of this edition. */
export async function fill() {
  const { shell } = await readPlan()
  await keepFiles(await caches.open(names.shell), base, shell.files)
}

/** Before a new edition takes over, it has everything that the reader had saved of the last one. */
export async function replaceLast() {
  const { shell, editor, sections } = await readPlan()
  await keepFiles(await caches.open(names.shell), base, shell.files)
  const addresses = new Set<string>()
  for (const name of (await caches.keys()).filter(names.isSaved)) {
    for (const { url } of await (await caches.open(name)).keys())
      addresses.add(new URL(url).pathname.slice(base.length))
  }
  const kept = Object.keys(sections).filter(address => addresses.has(address))
  const hasEditor = [...addresses].some(address => address.startsWith('assets/'))
  const files = [...kept.flatMap(address => sections[address].files), ...(hasEditor ? editor.files : [])]
  if (files.length > 0) await keepFiles(await caches.open(names.saved), base, files)
}

/** Older editions go, unless another page still shows one. */
export async function forgetOlder() {
  const pages = await scope.clients.matchAll({ includeUncontrolled: true })
  if (pages.length > 1) return
  for (const name of (await caches.keys()).filter(names.isOlder)) await caches.delete(name)
}
