import { sectionAddress, useBook } from '../book.ts'
import { useText } from '../i18n/index.ts'

/**
 * The last line of every page: which edition this is, where it stays for ever, whose work it is made of, and
 * where to say what is wrong with it.
 */
export function Edition() {
  const book = useBook()
  const text = useText()
  const { links, version, language, current } = book
  const values = { section: current?.slug ?? '', title: current?.title ?? book.title[language], language, version }
  const address = current ? sectionAddress(book, current.slug) : `${language}/`
  return (
    <footer className="edition">
      {links.permanent ? (
        <a href={filled(links.permanent, values) + address}>{text.edition(version)}</a>
      ) : (
        <span>{text.edition(version)}</span>
      )}
      <a href={`${book.base}licenses.txt`}>{text.licenses}</a>
      {links.report && (
        <a href={filled(links.report, values)} rel="external noopener">
          {text.reportProblem}
        </a>
      )}
    </footer>
  )
}

/** `{name}` in an address stands for a value of that name. */
const filled = (address: string, values: Record<string, string>) =>
  address.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in values ? encodeURIComponent(values[name]) : whole))
