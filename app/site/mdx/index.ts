import mdx from '@mdx-js/rollup'
import rehypeKatex from 'rehype-katex'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import type { Plugin } from 'vite'
import { codeFences } from './cells.ts'
import { features } from '../features.ts'
import { leaveOut } from './left-out.ts'
import { joinChineseLines } from './chinese.ts'
import { numberFigures } from './figures.ts'
import { rawFormulas, rejectBadFormulas } from './formulas.ts'
import { headingIds } from './headings.ts'
import { exportFindings } from './nodes.ts'
import { readingTime } from './reading-time.ts'

/** Chapters: MDX in, a module out that exports its component, `meta`, `headings`, `cells` and `readingMinutes`. */
export function chapterMdx(): Plugin {
  const plugin = mdx({
    remarkPlugins: [
      remarkGfm,
      remarkMath,
      joinChineseLines,
      headingIds,
      readingTime,
      codeFences,
      leaveOut(features),
      numberFigures,
      exportFindings(['headings', 'cells', 'readingMinutes']),
    ],
    rehypePlugins: [[rehypeKatex, { throwOnError: false }], rejectBadFormulas, rawFormulas],
  }) as Plugin
  return { ...plugin, enforce: 'pre' }
}
