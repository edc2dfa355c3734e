import { createServer } from 'node:http'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { listen } from '../../app/site/serve/server.mjs'

/** Measurements of a page before its speed is believed to be below the threshold, or above it. */
const tries = 3

/** The scores of a page in hundredths, of several measurements the fastest, and what was found wanting. */
export async function judge(browser, address, threshold, { judgesSpeed }) {
  let best
  for (let i = 0; i < (judgesSpeed ? tries : 1); i++) {
    const result = await measure(browser, address)
    if (!best || result.scores.performance > best.scores.performance) best = result
    if (best.scores.performance >= threshold) break
  }
  return best
}

/**
 * The performance of a page with a heading and nothing else, in hundredths: the first below `perfect`, or the lowest of
 * three measurements. Lighthouse pictures a phone by slowing down what it measured here, four times: where a browser
 * takes so long to open any page that an empty one is not perfect each time, nothing can be said of how fast others are
 * on a phone.
 */
export async function emptyPagePerformance(browser, perfect) {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end(emptyPage)
  })
  try {
    const address = await listen(server, 0)
    let lowest = 100
    for (let i = 0; i < tries && lowest >= perfect; i++)
      lowest = Math.min(lowest, (await measure(browser, address)).scores.performance)
    return lowest
  } finally {
    server.close()
  }
}

const emptyPage =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
  '<title>Empty</title><h1>Nothing</h1>'

async function measure(browser, address) {
  const chrome = await launch({
    chromePath: browser,
    chromeFlags: ['--headless=new', '--no-sandbox'],
    logLevel: 'silent',
  })
  try {
    const { lhr } = await lighthouse(
      address,
      { port: chrome.port, logLevel: 'silent', output: 'json' },
      {
        extends: 'lighthouse:default',
        settings: { onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] },
      },
    )
    const scores = Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)])
    return { scores: Object.fromEntries(scores), complaints: complaintsOf(lhr) }
  } finally {
    chrome.kill()
  }
}

const complaintsOf = lhr =>
  Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .map(ref => ({ ...lhr.audits[ref.id], weight: ref.weight }))
      .filter(({ score, weight }) => weight > 0 && score !== null && score < 0.9)
      .map(({ title, displayValue = '' }) => `${id}: ${title} ${displayValue}`.trim()),
  )
