import type { Plugin } from 'vite'
import type * as Render from '../render.tsx'

/** `npm run dev`: each page is rendered from the sources when it is asked for, and reloads when its text changes. */
export function pagesInDevelopment(): Plugin {
  return {
    name: 'pages-in-development',
    apply: 'serve',
    configureServer(server) {
      const render = () => server.ssrLoadModule('/app/site/render.tsx') as Promise<typeof Render>
      return () => {
        server.middlewares.use(async (request, response, next) => {
          try {
            const { pages, firstPage, notebookFiles, renderPage } = await render()
            const path = new URL(request.originalUrl ?? '/', 'http://localhost').pathname.slice(1)
            const file = notebookFiles().find(file => file.path === path)
            if (file) return void response.setHeader('Content-Type', 'application/json').end(file.text)
            const page = pages().find(
              page => path === [page.language, page.slug, ''].filter(part => part !== undefined).join('/'),
            )
            if (!page && path !== '') return next()
            const assets = {
              styles: [
                '/app/reader/styles/fonts.css',
                '/app/reader/styles/index.css',
                '/node_modules/katex/dist/katex.min.css',
              ],
              start: '/app/reader/start.ts',
              modules: ['/app/reader/entry.tsx'],
              fonts: [],
            }
            const html = page ? await renderPage(page, { base: '/', assets, data: 'embedded' }) : firstPage('/')
            response.setHeader('Content-Type', 'text/html').end(await server.transformIndexHtml(`/${path}`, html))
          } catch (error) {
            server.ssrFixStacktrace(error as Error)
            next(error)
          }
        })
      }
    },
    hotUpdate({ file }) {
      if (file.includes('/chapters/')) this.environment.hot.send({ type: 'full-reload' })
    },
  }
}
