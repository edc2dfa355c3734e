import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { median } from '../bench/report.mjs'

/** What Lighthouse reports of a page, seen in a browser of its own. */
async function look(browser, address, settings) {
  const chrome = await launch({
    chromePath: browser,
    // Where there is no graphics card, the browser would imitate one on the processor, and take its time from the page.
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
    logLevel: 'silent',
  })
  try {
    const flags = { port: chrome.port, logLevel: 'silent', output: 'json' }
    const { lhr } = await lighthouse(address, flags, { extends: 'lighthouse:default', settings })
    return lhr
  } finally {
    chrome.kill()
  }
}

/**
 * The scores of a page in hundredths, by category, and what was found wanting: of several looks the medians, and the
 * complaints of the middle one.
 */
export async function judge(browser, address, { categories, looks }) {
  const reports = []
  for (let i = 0; i < looks; i++) reports.push(await look(browser, address, { onlyCategories: categories }))
  const scoreOf = (report, category) => Math.round((report.categories[category].score ?? 0) * 100)
  const total = report => categories.reduce((sum, category) => sum + scoreOf(report, category), 0)
  const middle = reports.toSorted((a, b) => total(a) - total(b))[looks >> 1]
  return {
    scores: Object.fromEntries(categories.map(name => [name, median(reports.map(report => scoreOf(report, name)))])),
    complaints: complaintsOf(middle),
  }
}

const complaintsOf = lhr =>
  Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .map(ref => ({ ...lhr.audits[ref.id], weight: ref.weight }))
      .filter(({ score, weight }) => weight > 0 && score !== null && score < 0.9)
      .map(({ title, displayValue = '' }) => `${id}: ${title} ${displayValue}`.trim()),
  )
