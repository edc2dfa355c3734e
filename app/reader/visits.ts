import { pageLanguage, readPageSettings } from './page.ts'

/** Where the reader was last: the first page goes to that language, the contents go on with that section. */
export function rememberVisit() {
  const { chapter } = readPageSettings()
  try {
    localStorage.setItem('language', pageLanguage())
    if (chapter) localStorage.setItem('last-section', chapter)
    else offerToGoOn(localStorage.getItem('last-section'))
  } catch {
    // A browser that keeps nothing simply starts at the beginning.
  }
}

function offerToGoOn(section: string | null) {
  const button = document.querySelector<HTMLAnchorElement>('[data-go-on]')
  const link = document.querySelector<HTMLAnchorElement>(`main [data-section="${CSS.escape(section ?? '')}"]`)
  if (!button || !link) return
  button.href = link.href
  button.textContent = `${button.dataset.goOn}: ${link.querySelector('.cover-section-title')?.textContent}`
}

/** The same heading or cell of the other language: their ids are equal. */
export function keepPlaceInLanguageSwitch() {
  document.querySelector<HTMLAnchorElement>('[data-language-switch]')?.addEventListener('click', event => {
    const link = event.currentTarget as HTMLAnchorElement
    const marks = [...document.querySelectorAll<HTMLElement>('main [id]:is(h2, h3, [data-cell])')]
    const here = marks.findLast(mark => mark.getBoundingClientRect().top < innerHeight / 3)
    link.hash = here ? here.id : ''
  })
}
