import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

/** The scores of a page in hundredths, by category, and what was found wanting. */
export async function judge(browser, address, categories) {
  const chrome = await launch({
    chromePath: browser,
    chromeFlags: ['--headless=new', '--no-sandbox'],
    logLevel: 'silent',
  })
  try {
    const { lhr } = await lighthouse(
      address,
      { port: chrome.port, logLevel: 'silent', output: 'json' },
      { extends: 'lighthouse:default', settings: { onlyCategories: categories } },
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
