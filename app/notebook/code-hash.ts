/**
 * Names a version of a cell's code, the same in both languages: comments and white space at the ends of lines do not
 * count. 16 hexadecimal digits of SHA-256.
 */
export async function codeHash(code: string): Promise<string> {
  const bytes = await sha256(new TextEncoder().encode(withoutComments(code)))
  return [...bytes.subarray(0, 8)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Browsers keep theirs from pages that come over plain HTTP, as from a server in a classroom. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (crypto.subtle) return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return (await import('@noble/hashes/sha2.js')).sha256(bytes)
}

/** Strings, templates and patterns are kept as they are; `//` within them is no comment. */
export function withoutComments(code: string): string {
  const token =
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|(?<=[(,=:[!&|?{};\n]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g
  return code
    .replace(token, (_, literal?: string) => literal ?? '')
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '')
    .join('\n')
}
