/**
 * How Lighthouse's mid-range phone is made of this machine. Lighthouse slows every machine down four times, which is right
 * for a good desktop computer; it measures each machine's speed (its benchmark index), and its throttling calculator says
 * how much is right for others: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md.
 */
import { median } from '../bench/report.mjs'
import { look } from './judge.mjs'

/** Machines by their benchmark index, and how many times faster than the phone they are; a straight line between two. */
const calibration = [
  [150, 1],
  [800, 2],
  [1300, 3],
  [2000, 6],
]

/** How many times a machine of this benchmark index is slowed down. */
export function slowdownOf(index) {
  if (index < calibration[0][0]) throw new Error(`This machine is slower than a phone: benchmark index ${index}.`)
  const next = calibration.findIndex(([faster]) => index <= faster)
  const [[x0, y0], [x1, y1]] = next > 0 ? calibration.slice(next - 1, next + 1) : calibration.slice(-2)
  return y0 + ((index - x0) / (x1 - x0)) * (y1 - y0)
}

/** The benchmark index of this machine: the median of five measurements. */
export async function benchmarkIndex(browser, address) {
  const indices = []
  for (let i = 0; i < 5; i++)
    indices.push((await look(browser, address, { onlyAudits: ['document-title'] })).environment.benchmarkIndex)
  return median(indices)
}
