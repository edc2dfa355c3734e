/**
 * The page's first module. It asks for the others once the text stands there: until then a slow line carries nothing but
 * the text. A page that nobody sees is not painted, and waits for nothing.
 */
const modules = document.querySelector<HTMLScriptElement>('script[data-modules]')!.dataset.modules!.split(' ')

let loading: Promise<void> | undefined
const load = () => void (loading ??= loadAll())

/** They are fetched together, and run one after the other, so that the page can answer in between. */
async function loadAll() {
  for (const href of modules)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
  for (const module of modules) await import(/* @vite-ignore */ module)
}

if (document.hidden) load()
else {
  new PerformanceObserver((_painted, observer) => {
    observer.disconnect()
    load()
  }).observe({ type: 'paint', buffered: true })
  // Firefox tells of no paint after some reloads.
  addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(load)))
}
