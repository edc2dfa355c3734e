import { weigh } from '../weight.ts'

/** What a page takes in without being held up (see `weigh`), at once and by the millisecond; and what any message costs. */
const most = 8_000_000
const perMillisecond = 2_000
const each = 1_000

/**
 * Sends no faster than a page can take it in: a cell that says more waits here, within its call, and not the reader.
 * Whatever is relied on has been taken hold of before a cell can put something else in its place.
 */
export function paced<Message>(post: (message: Message) => void, now: () => number): (message: Message) => void {
  let left = most
  let seen = now()
  return message => {
    const cost = each + weigh(message, most)
    do {
      const time = now()
      left += (time - seen) * perMillisecond
      if (left > most) left = most
      seen = time
    } while (left < cost && left < most)
    left -= cost
    post(message)
  }
}
