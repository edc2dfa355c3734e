import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { monacoDependencies, monacoPlugins } from './app/editor/vite-monaco.ts'
import { chapterMdx } from './app/site/mdx/index.ts'
import { engineReference } from './app/site/plugins/engine-reference.ts'
import { notices, noteUses } from './app/site/plugins/notices.ts'
import { onlyWoff2 } from './app/site/plugins/only-woff2.ts'
import { pagesInDevelopment } from './app/site/plugins/pages-in-development.ts'
import { textFonts } from './app/site/plugins/text-fonts.ts'
import { isolationHeaders } from './app/site/serve/headers.mjs'
import { course } from './chapters/course.ts'
import { kernels } from './engine/build/vite-kernels.ts'

/** Which plugin took how long is of no interest to who builds the book. */
const quiet = { checks: { pluginTimings: false } }

const classNames = { class: true, function: false }

export default defineConfig({
  // Where the site stands on its host: `/`, or a folder such as `/course/`.
  base: process.env.BASE ?? course.base ?? '/',
  resolve: { alias: { torchlet: fileURLToPath(new URL('engine/index.ts', import.meta.url)) } },
  plugins: [
    kernels(),
    chapterMdx(),
    react({ include: /\.(mdx|tsx)$/ }),
    ...monacoPlugins(),
    onlyWoff2(),
    textFonts(),
    engineReference(),
    pagesInDevelopment(),
    notices(),
  ],
  worker: {
    format: 'es',
    plugins: () => [...monacoPlugins(), noteUses()],
    // What cells print names the engine's classes: `Linear(…)`, `ShapeError: …`.
    rolldownOptions: {
      ...quiet,
      output: { minify: { compress: { keepNames: classNames }, mangle: { keepNames: classNames } } },
    },
  },
  optimizeDeps: { include: monacoDependencies },
  server: { headers: isolationHeaders },
  build: { target: 'es2022', rolldownOptions: quiet },
})
