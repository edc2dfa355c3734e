/** `npm run serve [-- PORT]`: the site as it was last built, without looking whether that is up to date. */
import { join } from 'node:path'
import { listen, serveSite } from '../serve/server.mjs'
import { root } from './root.mjs'
import { siteBase } from './site-base.mjs'

const server = serveSite(join(root, 'dist/site'), { base: await siteBase() })
console.log(await listen(server, Number(process.argv[2] ?? 4173)))
