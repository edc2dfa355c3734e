/** Pages that references have led to, as documents in which no script runs. */
const pages = new Map<string, Promise<Document>>()

/** Copies of what stands where a link leads, on this page or on another one of the book; nothing if it cannot be had. */
export async function findPlace({ pathname, hash }: HTMLAnchorElement): Promise<Node[]> {
  const page = pathname === location.pathname ? document : await pageAt(pathname)
  const place = page.getElementById(decodeURIComponent(hash.slice(1)))
  return place ? copiesOf(place).map(copy => inert(copy, page)) : []
}

function pageAt(path: string): Promise<Document> {
  const known = pages.get(path)
  if (known) return known
  const page = fetchPage(path)
  pages.set(path, page)
  // What failed once may be there the next time.
  page.catch(() => pages.delete(path))
  return page
}

async function fetchPage(path: string): Promise<Document> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

/** A figure is its picture and caption, a formula itself, a heading its words and the paragraph after it. */
function copiesOf(place: Element): Element[] {
  if (place.matches('.figure')) return [...pictureOf(place), ...copied(place.querySelector('figcaption'))]
  if (place.matches('.numbered')) return copied(place.querySelector('.katex-display'))
  if (place.matches('h2, h3')) return copied(place, paragraphAfter(place))
  return []
}

/** The drawing alone, in the frame that its styles are written for. */
function pictureOf(figure: Element): Element[] {
  const [drawing] = copied(figure.querySelector('svg, img'))
  const frame = drawing && figure.querySelector('.picture')?.cloneNode(false)
  if (!(frame instanceof Element)) return drawing ? [drawing] : []
  frame.append(drawing)
  return [frame]
}

const copied = (...elements: (Element | null)[]) =>
  elements.filter(element => element !== null).map(element => element.cloneNode(true) as Element)

/** The first paragraph of a heading, unless another heading comes before it. */
function paragraphAfter(heading: Element): Element | null {
  for (let next = heading.nextElementSibling; next && !/^H\d$/.test(next.tagName); next = next.nextElementSibling) {
    if (next.tagName === 'P') return next
  }
  return null
}

/** Nothing in a copy can be reached, and on its own page it leaves the original's names alone. */
function inert(copy: Element, page: Document): Element {
  for (const anchor of copy.querySelectorAll('.anchor')) anchor.remove()
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes)
  for (const element of [copy, ...copy.querySelectorAll('[id], [tabindex]')]) {
    element.removeAttribute('tabindex')
    if (page === document) element.removeAttribute('id')
  }
  if (!/^H\d$/.test(copy.tagName)) return copy
  const title = document.createElement('strong')
  title.append(...copy.childNodes)
  return title
}
