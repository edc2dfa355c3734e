import { placeUnder } from './geometry.ts'

/** How long a pointer rests on a reference before what is there is shown. */
const rest = 250
const reference = '[data-preview], [data-preview-place]'
/** A tap on these shows what they mean; the next one leads there. */
const shownByTap = '.glossed, .cite'

/**
 * A reference shows what it leads to while the pointer rests on it or it has the focus: a section's title and summary,
 * the figure, formula or heading of a place, what a term means, what is cited. The pointer may go over to what is shown;
 * Escape closes it.
 */
export function startPreviews() {
  const box = document.createElement('div')
  box.id = 'preview'
  box.className = 'preview'
  box.setAttribute('role', 'tooltip')
  box.popover = 'manual'
  let shown: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What a finger is on, unless it is shown already. */
  let touched: HTMLElement | null = null

  const hide = () => {
    clearTimeout(timer)
    shown?.removeAttribute('aria-describedby')
    shown = null
    if (box.isConnected) box.hidePopover()
  }
  const show = async (link: HTMLElement) => {
    hide()
    shown = link
    const content = await contentOf(link)
    // Meanwhile the reader may be elsewhere.
    if (shown !== link || content.length === 0) return
    document.body.append(box)
    box.replaceChildren(...content)
    link.setAttribute('aria-describedby', box.id)
    box.showPopover()
    placeUnder(box, link)
  }
  const at = ({ target }: Event) => (target as Element).closest?.<HTMLElement>(reference) ?? null
  const wait = (action: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(action, rest)
  }

  document.addEventListener('pointerover', event => {
    const link = at(event)
    if (event.pointerType === 'touch') return
    if (link && link !== shown) wait(() => void show(link))
    else if (link || box.contains(event.target as Node)) clearTimeout(timer)
    else if (shown) wait(hide)
    else clearTimeout(timer)
  })
  document.addEventListener('focusin', event => {
    const link = at(event)
    if (link) void show(link)
    else if (shown) hide()
  })
  document.addEventListener('pointerdown', event => {
    const link = at(event)
    touched = event.pointerType === 'touch' && link !== shown ? link : null
    if (shown && link !== shown && !box.contains(event.target as Node)) hide()
  })
  document.addEventListener('click', event => {
    const link = at(event)
    if (!link || link !== touched || !link.matches(shownByTap)) return
    event.preventDefault()
    void show(link)
  })
  document.addEventListener('keydown', event => event.key === 'Escape' && hide())

  // Who was quicker than this script is at a reference already.
  const early = document.querySelector<HTMLElement>(`:is(${reference}):is(:focus, :hover)`)
  if (early) void show(early)
}

async function contentOf(link: HTMLElement): Promise<(Node | string)[]> {
  const { preview, previewTitle, previewPlace } = link.dataset
  if (previewPlace !== undefined) {
    const { findPlace } = await import('./find-place.ts')
    const found = await findPlace(link as HTMLAnchorElement).catch(() => [])
    if (found.length > 0) return previewPlace ? [title(previewPlace), ...found] : found
    return preview ? [title(previewPlace), preview] : []
  }
  return [title(previewTitle!), preview!]
}

function title(text: string) {
  const element = document.createElement('strong')
  element.textContent = text
  return element
}
