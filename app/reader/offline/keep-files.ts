/** How many files are fetched at a time. */
const atOnce = 4

/**
 * Puts files into a cache; those that are there already cost nothing. `told` hears the share that is done. Rejects at
 * the first file that cannot be had or kept, and what came before it stays.
 */
export async function keepFiles(cache: Cache, base: string, files: string[], told: (share: number) => void = () => {}) {
  const waiting = [...files]
  let done = 0
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await keepFile(cache, base + file)
      told(++done / files.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

async function keepFile(cache: Cache, address: string) {
  if (await cache.match(address, { ignoreVary: true })) return
  // A name with a hash in it is the same in every edition.
  const known = address.includes('/assets/') ? await caches.match(address, { ignoreVary: true }) : undefined
  const response = known ?? (await fetch(address, { cache: 'no-cache' }))
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`)
  await cache.put(address, response)
}
