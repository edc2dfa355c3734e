/**
 * A page opens at its top. The page's first script marks it as `data-opening`, and until the mark is gone the browser lays
 * out only what is near the screen (styles/opening.css). Here the rest is laid out piece by piece, in moments in which the
 * page has nothing else to do. With the first scroll the mark goes, and the rest is laid out at once: below the screen,
 * where no place moves. A page that is laid out to its end says so and keeps the mark, which then means nothing: to take
 * it away would have the browser look at every element once more.
 */
export async function layOutTheRest() {
  const { dataset } = document.documentElement
  for (const block of document.querySelectorAll<HTMLElement>('.prose > *')) {
    await idle()
    if (!('opening' in dataset)) return
    block.dataset.laidOut = ''
    block.getBoundingClientRect() // now, and not together with the next ones
  }
  dataset.laidOut = ''
}

/** Where a browser knows no idle moments (Safari), the next task has to do. */
const idle = () =>
  new Promise<void>(resolve =>
    'requestIdleCallback' in window ? requestIdleCallback(() => resolve()) : setTimeout(resolve),
  )
