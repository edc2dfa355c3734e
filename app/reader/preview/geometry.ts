/** Below the link, or above where there is no room, and within the window. */
export function placeUnder(box: HTMLElement, link: HTMLElement) {
  // A link that runs over two lines has a box around each; the first is where it begins.
  const around = link.getClientRects()[0] ?? link.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const isAbove = around.bottom + height + 8 > innerHeight && around.top - height - 6 > 0
  box.style.left = `${Math.max(8, Math.min(around.left, innerWidth - width - 8))}px`
  box.style.top = `${isAbove ? around.top - height - 6 : around.bottom + 6}px`
}
