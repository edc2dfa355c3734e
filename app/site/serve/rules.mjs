import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The rules as the file `_headers` that Netlify and Cloudflare Pages read: a path, and below it its headers. */
export const writeRules = rules =>
  rules
    .map(({ path, headers }) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('\n')

/** The rules of a built site; none where it has no such file. */
export function readRules(folder) {
  let text
  try {
    text = readFileSync(join(folder, '_headers'), 'utf8')
  } catch {
    return []
  }
  const rules = []
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) rules.push({ path: line, headers: {} })
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? []
    if (name) rules.at(-1).headers[name] = value
  }
  return rules
}

/** Every header of an address, as name and value. */
export const headersFor = (rules, path) =>
  rules.filter(rule => fits(rule.path, path)).flatMap(rule => Object.entries(rule.headers))

function fits(pattern, path) {
  const parts = pattern.split('/')
  const found = path.split('/')
  const isPrefix = parts.at(-1) === '*'
  if (isPrefix ? found.length < parts.length : found.length !== parts.length) return false
  return parts.every((part, i) => part === found[i] || part.startsWith(':') || (isPrefix && i === parts.length - 1))
}
