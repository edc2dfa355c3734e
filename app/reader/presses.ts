/** What a press of the mouse can be meant for. */
const pressable = 'button, [data-code]'

/** How far a hand moves, in pixels, that means to press and not to select. */
const unsteady = 4

/**
 * A press counts for what lay under the pointer when it began. The page can move while the button is down: a reader's own
 * text takes the place of the book's, outputs come in above. The browser then finds the pointer over something else when
 * the button comes up, and clicks nothing.
 */
export function startPresses() {
  let pressed: { element: Element; x: number; y: number } | undefined

  const begin = ({ target, button, clientX: x, clientY: y }: PointerEvent) => {
    const element = button === 0 && target instanceof Element ? target.closest(pressable) : null
    pressed = element ? { element, x, y } : undefined
  }
  const clicked = ({ target }: MouseEvent) => {
    if (pressed?.element.contains(target as Node)) pressed = undefined
  }
  const end = (event: MouseEvent) => {
    // The browser's own click comes in this task, where it comes.
    setTimeout(() => {
      if (!pressed) return
      const { element, x, y } = pressed
      pressed = undefined
      if (Math.hypot(event.clientX - x, event.clientY - y) <= unsteady)
        element.dispatchEvent(new MouseEvent('click', event))
    })
  }
  addEventListener('pointerdown', begin, { capture: true, passive: true })
  addEventListener('click', clicked, true)
  addEventListener('mouseup', end, true)
}
