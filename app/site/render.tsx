import { text } from 'node:stream/consumers'
import type { ReactNode } from 'react'
import { prerenderToNodeStream } from 'react-dom/static'
import { chooseRun, type RecordedRun } from '../notebook/recorded.ts'
import { BandsContext } from '../reader/prose/Bands.tsx'
import { pictureComponents } from '../reader/prose/pictures.tsx'
import { type Book, BookContext } from '../reader/book.ts'
import { LanguageContext } from '../reader/i18n/index.ts'
import { BookResultsContext } from '../reader/prose/NetworkComparison.tsx'
import { proseComponents } from '../reader/prose/index.tsx'
import { RecordingContext } from '../reader/recording.ts'
import { BackMatterPage } from '../reader/shell/BackMatterPage.tsx'
import { ContentsPage } from '../reader/shell/ContentsPage.tsx'
import { Help } from '../reader/shell/Help.tsx'
import { NotFoundPage } from '../reader/shell/NotFoundPage.tsx'
import { OfflinePage } from '../reader/shell/OfflinePage.tsx'
import type { OnPageItem } from '../reader/shell/OnPage.tsx'
import { SectionPage } from '../reader/shell/SectionPage.tsx'
import { bookResults } from './book-results.ts'
import { backPages } from './back-matter/pages.tsx'
import { bookFor, course, type PageAddress } from './book.ts'
import { bandsOf, type Chapter, chapterOf, recordedOf } from './chapters.ts'
import { type Assets, documentHtml } from './document.ts'

export { dataNeeds } from './data-needs.ts'
export { firstPage } from './first-page.ts'
export { notebookFiles } from './notebook-files.ts'
export { policyFor } from './policy.ts'
export { printedBook } from './print/document.ts'
export { printedSection } from './print/section.ts'
export { searchDocuments } from './search/documents.ts'
export { bookFor, course, pages } from './book.ts'

export type RenderOptions = { base: string; assets: Assets; data: string }

/** One page of the site as a whole HTML document. */
export async function renderPage(address: PageAddress, { base, assets, data }: RenderOptions): Promise<string> {
  const book = bookFor(address, base)
  const body = await toHtml(book, await pageBody(book, address, data))
  return documentHtml(book, body, assets, data)
}

/** What a host shows for an address that leads nowhere. */
export async function renderNotFound({ base, assets, data }: RenderOptions): Promise<string> {
  const book = bookFor({ language: course.languages[0] }, base)
  return documentHtml(book, await toHtml(book, <NotFoundPage />), assets, data)
}

/** What the service worker shows, without a network, for a page that is not saved. */
export async function renderOffline({ base, assets, data }: RenderOptions): Promise<string> {
  const books = course.languages.map(language => bookFor({ language }, base))
  return documentHtml(books[0], await toHtml(books[0], <OfflinePage books={books} />), assets, data)
}

async function pageBody(book: Book, address: PageAddress, data: string): Promise<ReactNode> {
  if (!address.slug) return <ContentsPage subtitle={course.subtitle} />
  if (!book.backPage) return sectionPage(address, data)
  return <BackMatterPage>{await backPages[address.slug](address.language)}</BackMatterPage>
}

function sectionPage(address: PageAddress, data: string): ReactNode {
  const slug = address.slug!
  const chapter = chapterOf(slug, address.language)
  const recorded = recordedOf(slug)
  const run = chooseRun(recorded, data)?.run ?? null
  const bands = bandsOf(slug)
  const Text = chapter.default
  return (
    <RecordingContext value={run}>
      <BookResultsContext value={bookResults(data)}>
        <SectionPage
          items={onPageItems(chapter)}
          cells={chapter.cells.filter(cell => !cell.exercise).length}
          sources={chapter.sources}
          opening={{
            needs: chapterOf(slug, 'en').meta?.needs ?? [],
            minutes: chapter.readingMinutes,
            seconds: run && runSeconds(run),
          }}
        >
          <BandsContext value={bands && { bands, recorded }}>
            <Text components={{ ...proseComponents, ...pictureComponents }} />
          </BandsContext>
        </SectionPage>
      </BookResultsContext>
      <Help />
    </RecordingContext>
  )
}

const runSeconds = ({ cost }: RecordedRun) => Object.values(cost).reduce((sum, { seconds }) => sum + seconds, 0)

async function toHtml(book: Book, page: ReactNode): Promise<string> {
  const { prelude } = await prerenderToNodeStream(
    <LanguageContext value={book.language}>
      <BookContext value={book}>{page}</BookContext>
    </LanguageContext>,
  )
  return text(prelude)
}

/** Headings of the second and third rank, each with the cells that stand between it and the next. */
function onPageItems({ headings, cells }: Chapter): OnPageItem[] {
  const listed = headings.filter(heading => heading.depth === 2 || heading.depth === 3)
  return listed.map(({ id, text, depth, line }, index) => {
    const end = listed[index + 1]?.line ?? Infinity
    const below = cells.filter(cell => cell.line > line && cell.line < end && !cell.id.endsWith('-check'))
    return { id, text, depth, cells: below.map(({ id, title }) => ({ id, title })) }
  })
}
