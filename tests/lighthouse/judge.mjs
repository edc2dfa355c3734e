import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

/** Measurements of a page whose speed is below the threshold, before it is believed. */
const tries = 3

/**
 * Lighthouse pictures a phone by slowing down what it measured here; how much slower a phone is depends on how fast this
 * machine is just now, which it measures too (a desk computer has about 1500). A machine that is slower than the phone
 * itself cannot tell how fast a page is on one.
 */
const deskComputer = 1500
const phone = 375

/** The scores of a page in hundredths, what was found wanting, and whether a score can be judged on this machine. */
export async function judge(browser, address, threshold) {
  let best
  let slowdown = 4
  for (let i = 0; i < tries; i++) {
    const result = await measure(browser, address, slowdown)
    if (!best || result.scores.performance > best.scores.performance) best = result
    if (best.scores.performance >= threshold) break
    slowdown = Math.min(4, Math.max(1, (4 * result.speed) / deskComputer))
  }
  const isFastEnough = best.speed > phone
  return { ...best, isJudged: name => name !== 'performance' || isFastEnough }
}

async function measure(browser, address, cpuSlowdownMultiplier) {
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
        settings: {
          onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
          throttling: { rttMs: 150, throughputKbps: 1638.4, cpuSlowdownMultiplier },
        },
      },
    )
    const scores = Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)])
    return { scores: Object.fromEntries(scores), complaints: complaintsOf(lhr), speed: lhr.environment.benchmarkIndex }
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
