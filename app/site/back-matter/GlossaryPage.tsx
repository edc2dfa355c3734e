import { glossary } from '../../../chapters/glossary/index.ts'
import { allSections, sectionHref, useBook } from '../../reader/book.ts'
import { htmlLanguage, useLanguage } from '../../reader/i18n/index.ts'
import { termId } from '../../reader/terms.ts'
import { words } from './words.ts'

/** The words of the field in the order of the page's language. */
export function GlossaryPage() {
  const book = useBook()
  const language = useLanguage()
  const other = language === 'en' ? 'zh' : 'en'
  const { seeSection } = words[language]
  const order = new Intl.Collator(htmlLanguage[language])
  const terms = glossary.toSorted((a, b) => order.compare(a[language], b[language]))
  const titles = new Map(allSections(book).map(({ slug, title }) => [slug, title]))
  return (
    <dl className="terms">
      {terms.map(term => (
        <div key={term.en} id={termId(term)} className="term" data-filter="">
          <dt>
            {term[language]} <span lang={htmlLanguage[other]}>{term[other]}</span>
          </dt>
          <dd>
            {term.says[language]}
            {term.section && titles.has(term.section) && (
              <>
                {' '}
                <span className="term-section">
                  {seeSection} <a href={sectionHref(book, term.section)}>{titles.get(term.section)}</a>
                </span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
