declare global {
  interface Window {
    /** Buttons that were clicked before they were alive; kept by the page's first script. */
    earlyClicks?: HTMLElement[]
  }
}

/** Clicks once more what was clicked in `element` before it was alive. */
export function clickAgain(element: HTMLElement) {
  const waiting = window.earlyClicks ?? []
  window.earlyClicks = waiting.filter(button => !element.contains(button))
  for (const button of waiting) if (element.contains(button)) button.click()
}
