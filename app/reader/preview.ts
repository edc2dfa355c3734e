/** How long a pointer rests on a reference before what is there is shown. */
const rest = 250

/**
 * A reference to another section shows that section's title and summary while the pointer rests on it or it has the
 * focus. The pointer may go over to what is shown; Escape closes it.
 */
export function startPreviews() {
  const box = document.createElement('div')
  box.id = 'preview'
  box.className = 'preview'
  box.setAttribute('role', 'tooltip')
  box.popover = 'manual'
  let shown: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const hide = () => {
    clearTimeout(timer)
    shown?.removeAttribute('aria-describedby')
    shown = null
    if (box.isConnected) box.hidePopover()
  }
  const show = (link: HTMLElement) => {
    hide()
    shown = link
    document.body.append(box)
    const title = document.createElement('strong')
    title.textContent = link.dataset.previewTitle!
    box.replaceChildren(title, link.dataset.preview!)
    link.setAttribute('aria-describedby', box.id)
    box.showPopover()
    place(box, link)
  }
  const at = ({ target }: Event) => (target as Element).closest?.<HTMLElement>('[data-preview]') ?? null
  const wait = (action: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(action, rest)
  }

  document.addEventListener('pointerover', event => {
    const link = at(event)
    if (event.pointerType === 'touch') return
    if (link && link !== shown) wait(() => show(link))
    else if (link || box.contains(event.target as Node)) clearTimeout(timer)
    else if (shown) wait(hide)
    else clearTimeout(timer)
  })
  document.addEventListener('focusin', event => {
    const link = at(event)
    if (link) show(link)
    else if (shown) hide()
  })
  document.addEventListener('keydown', event => event.key === 'Escape' && hide())
}

/** Below the link, or above where there is no room, and within the window. */
function place(box: HTMLElement, link: HTMLElement) {
  const around = link.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const isAbove = around.bottom + height + 8 > innerHeight
  box.style.left = `${Math.max(8, Math.min(around.left, innerWidth - width - 8))}px`
  box.style.top = `${isAbove ? around.top - height - 6 : around.bottom + 6}px`
}
