/** Goes to the cell that an error points at; its line is marked there. A place in another section's code is elsewhere. */
export function showPlace({ cell, chapter }: { cell: string; chapter?: string | undefined }) {
  if (chapter) return
  const element = document.getElementById(`cell-${cell}`)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
}
