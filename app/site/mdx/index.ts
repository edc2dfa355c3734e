import mdx from '@mdx-js/rollup'
import rehypeKatex from 'rehype-katex'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import type { Plugin } from 'vite'
import { glossary } from '../../../chapters/glossary/index.ts'
import { codeFences } from './cells.ts'
import { features } from '../features.ts'
import { leaveOut } from './left-out.ts'
import { joinChineseLines } from './chinese.ts'
import { rawFormulas, rejectBadFormulas } from './formulas.ts'
import { headingIds } from './headings.ts'
import { exportFindings } from './nodes.ts'
import { numberPlaces } from './places.ts'
import { readingTime } from './reading-time.ts'
import { findSources } from './sources.ts'
import { markTerms } from './terms.ts'

/** Chapters: MDX in, a module out that exports its component, `meta` and what the plugins found. */
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
      numberPlaces,
      findSources,
      markTerms(glossary),
      exportFindings(['headings', 'cells', 'readingMinutes', 'places', 'sources']),
    ],
    rehypePlugins: [[rehypeKatex, { throwOnError: false }], rejectBadFormulas, rawFormulas],
  }) as Plugin
  return { ...plugin, enforce: 'pre' }
}
