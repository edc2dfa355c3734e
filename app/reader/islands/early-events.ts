declare global {
  interface Window {
    /** Clicks and presses of Enter on what was not alive yet; kept by the page's first script. */
    earlyEvents?: Event[]
  }
}

type EventClass = new (type: string, init: EventInit) => Event

/** Lets happen once more, in the same place, what happened in `element` before it was alive. */
export function replayEarly(element: HTMLElement) {
  const isHere = ({ target }: Event) => element.contains(target as Node)
  const early = window.earlyEvents ?? []
  window.earlyEvents = early.filter(event => !isHere(event))
  for (const event of early.filter(isHere))
    event.target!.dispatchEvent(new (event.constructor as EventClass)(event.type, event))
}
