/** Without these two a browser gives the page no shared memory: Stop would lose variables, and threads would be none. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}
