import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { median } from '../bench/report.mjs'

export const categories = ['accessibility', 'best-practices', 'seo', 'performance']
export const threshold = 95

/**
 * Lighthouse slows down fourfold what it times here, which makes a phone of a machine of this benchmark index or more. A
 * slower machine, or one with other work, makes something slower of it than any phone.
 */
const phone = 3000

/** Scores in hundredths, and what was found wanting. Now and then Lighthouse sees no paint at all; then it looks again. */
async function look(browser, address) {
  let error
  for (let i = 0; i < 3; i++) {
    const lhr = await inNewBrowser(browser, address)
    error = lhr.runtimeError
    if (error) continue
    return {
      scores: Object.fromEntries(categories.map(name => [name, Math.round(lhr.categories[name].score * 100)])),
      complaints: complaintsOf(lhr),
      isFast: lhr.environment.benchmarkIndex >= phone,
    }
  }
  throw new Error(`${address}: ${error.message}`)
}

async function inNewBrowser(browser, address) {
  const chrome = await launch({
    chromePath: browser,
    // Where there is no graphics card, the browser would imitate one on the processor, and take its time from the page.
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
    logLevel: 'silent',
  })
  try {
    const flags = { port: chrome.port, logLevel: 'silent', output: 'json' }
    const settings = { onlyCategories: categories }
    const { lhr } = await lighthouse(address, flags, { extends: 'lighthouse:default', settings })
    return lhr
  } finally {
    chrome.kill()
  }
}

/** The medians of several looks, and the complaints of the middle one. */
export async function judge(browser, address, looks) {
  const seen = []
  for (let i = 0; i < looks; i++) seen.push(await look(browser, address))
  const total = ({ scores }) => Object.values(scores).reduce((sum, score) => sum + score)
  const middle = seen.toSorted((a, b) => total(a) - total(b))[looks >> 1]
  const scores = categories.map(name => [name, median(seen.map(({ scores }) => scores[name]))])
  return { scores: Object.fromEntries(scores), complaints: middle.complaints }
}

/**
 * The first of three looks with which nothing is wrong, or the last: whatever else the machine does can only make a page
 * look slower than it is. Performance is left out where the machine is too slow to say anything of it.
 */
export async function judgeBriefly(browser, address) {
  let seen
  for (let i = 0; i < 3; i++) {
    seen = await look(browser, address)
    if (!seen.isFast) delete seen.scores.performance
    if (Object.values(seen.scores).every(score => score >= threshold)) break
  }
  return seen
}

const complaintsOf = lhr =>
  Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .map(ref => ({ ...lhr.audits[ref.id], weight: ref.weight }))
      .filter(({ score, weight }) => weight > 0 && score !== null && score < 0.9)
      .map(({ title, displayValue = '' }) => `${id}: ${title} ${displayValue}`.trim()),
  )
