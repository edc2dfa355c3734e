import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The address of every page of a built site, from its root: `/en/`, `/en/welcome/`, … */
export const allPages = site =>
  ['en', 'zh'].flatMap(language => [
    `/${language}/`,
    ...readdirSync(join(site, language), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) => `/${language}/${name}/`),
  ])
