/** What a host must send with a page, with a script, and for an address that leads nowhere. */
export async function checkHeaders(address) {
  const page = await get(`${address}en/`, 200)
  expectHeaders(page, {
    'cross-origin-opener-policy': /^same-origin$/,
    'cross-origin-embedder-policy': /^require-corp$/,
    'content-security-policy': /^default-src 'self'; script-src 'self' 'sha256-/,
    'x-content-type-options': /^nosniff$/,
    'cache-control': /no-cache/,
    'content-type': /^text\/html; ?charset=utf-8$/i,
    'content-encoding': /^(br|gzip)$/,
  })
  const html = await page.text()
  const [script] = html.match(/(?<=src=")[^"]*assets\/[^"]*\.js/) ?? []
  if (!script) throw new Error('the page names no script')
  const loaded = await get(new URL(script, address).href, 200)
  expectHeaders(loaded, {
    'cross-origin-embedder-policy': /^require-corp$/,
    'content-security-policy': /^default-src 'none'; script-src 'self' 'unsafe-eval'.*connect-src 'self'/,
    'cache-control': /immutable/,
    'content-type': /javascript/,
  })
  expectHeaders(await get(`${address}service-worker.js`, 200), {
    'content-type': /javascript/,
    'cache-control': /no-cache/,
  })
  const missing = await get(`${address}no-such-page/`, 404)
  if (!(await missing.text()).includes('There is no such page')) throw new Error('404 is not the page of the book')
}

async function get(address, status) {
  const response = await fetch(address, { headers: { 'Accept-Encoding': 'br, gzip' } })
  if (response.status !== status) throw new Error(`${address}: ${response.status} instead of ${status}`)
  return response
}

function expectHeaders({ url, headers }, wanted) {
  for (const [name, pattern] of Object.entries(wanted)) {
    const value = headers.get(name) ?? ''
    if (!pattern.test(value)) throw new Error(`${url}: ${name} is "${value}" and not ${pattern}`)
  }
}
