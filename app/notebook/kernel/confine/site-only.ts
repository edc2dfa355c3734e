/**
 * `fetch` and `Worker` as the engine gets them: for addresses of this site alone. Everything they rely on is taken hold
 * of here, before a cell can put something else in its place.
 */
const { fetch: realFetch, Worker: RealWorker, URL: RealURL, String: text, location } = globalThis
const { apply, construct, getOwnPropertyDescriptor } = Reflect
const hrefOf = getOwnPropertyDescriptor(RealURL.prototype, 'href')!.get!

/** The whole address, if it lies below `base`. Compared letter by letter: a string's methods could be others by now. */
function addressWithin(base: string, address: unknown): string {
  const href: string = apply(hrefOf, new RealURL(text(address), location.href), [])
  for (let i = 0; i < base.length; i++) {
    if (href[i] !== base[i]) throw new TypeError(`cells read from this site alone, and ${href} is not below ${base}`)
  }
  return href
}

/** Replaces both; called once, before the engine is loaded. */
export function restrictToSite(base: string) {
  globalThis.fetch = async (address, options) =>
    realFetch(addressWithin(base, address), {
      __proto__: null,
      cache: options?.cache,
      redirect: 'error',
    } as RequestInit)
  // A class of its own would do as well; construct keeps what the engine gets a real Worker.
  globalThis.Worker = function SiteWorker(address: unknown, options: WorkerOptions) {
    return construct(RealWorker, [addressWithin(base, address), options])
  } as unknown as typeof Worker
  // No instance leads back to the class.
  Reflect.defineProperty(RealWorker.prototype, 'constructor', { value: undefined })
}
