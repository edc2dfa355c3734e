/** Without these two a browser gives the page no shared memory: Stop would lose variables, and threads would be none. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/**
 * What a page may do: nothing that is not of the site itself. Styles in the text (formulas, charts, the editor) are its
 * own; of scripts in the text only those with one of these hashes run.
 * @param {string[]} scriptHashes
 */
export const pagePolicy = scriptHashes =>
  [
    "default-src 'self'",
    `script-src 'self' ${scriptHashes.map(hash => `'${hash}'`).join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
  ].join('; ')

/** What a worker may do: compute, also what the reader wrote, and read from the site. */
export const workerPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"

/**
 * Every header that a host should send, by path; `*` stands for the rest of an address and `:name` for one part of it,
 * as Netlify and Cloudflare have them. No header comes in two rules
 * that one address fits, since hosts differ in what they do then.
 * @param {{ base: string, languages: string[], policy: string }} site
 * @returns {{ path: string, headers: Record<string, string> }[]}
 */
export function headerRules({ base, languages, policy }) {
  const page = { 'Content-Security-Policy': policy }
  const asset = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Content-Security-Policy': workerPolicy,
  }
  return [
    { path: `${base}*`, headers: { ...isolationHeaders, 'X-Content-Type-Options': 'nosniff' } },
    { path: `${base}assets/*`, headers: asset },
    // Editions that stay stand each in a folder of its own (`npm run build -- --release`).
    { path: `${base}:edition/assets/*`, headers: asset },
    { path: base, headers: page },
    { path: `${base}404.html`, headers: page },
    ...[...languages, 'offline', 'print'].map(folder => ({ path: `${base}${folder}/*`, headers: page })),
  ]
}
