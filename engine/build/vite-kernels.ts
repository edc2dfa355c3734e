/** Vite plugin: compiles the kernels before a build or a dev server starts, and again whenever one of their sources changes. */
import { join, sep } from 'node:path'
import type { Plugin } from 'vite'
import { compileKernels, sourceFolder } from './compile-kernels.mjs'

const isKernelSource = (file: string) => file.startsWith(join(sourceFolder, sep)) && file.endsWith('.ts')

export function kernels(): Plugin {
  return {
    name: 'torchlet-kernels',
    async buildStart() {
      await compileKernels({ log: line => this.info(line) })
    },
    configureServer(server) {
      server.watcher.add(sourceFolder)
    },
    async handleHotUpdate({ file, server }) {
      if (!isKernelSource(file)) return
      try {
        if (await compileKernels({ log: line => server.config.logger.info(line) }))
          server.ws.send({ type: 'full-reload' })
      } catch (error) {
        server.config.logger.error(String(error))
      }
      return []
    },
  }
}
