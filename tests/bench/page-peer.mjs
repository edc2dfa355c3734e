const withTimeout = (promise, ms, what) => {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to ${what} within ${ms / 1000} s`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** A contender in a browser context of its own, and so in a process of its own. */
export class PagePeer {
  constructor(browser, server, contender) {
    Object.assign(this, { browser, server, contender })
  }

  async navigate() {
    this.context = await this.browser.newContext()
    this.page = await this.context.newPage()
    const query = new URLSearchParams(this.contender.query)
    await this.page.goto(`${this.server.url}/page/${this.contender.page}?${query}`)
    await this.page.waitForFunction(() => self.up, null, { timeout: 30_000, polling: 5 })
  }

  async open() {
    await this.navigate()
    this.info = await this.call('init')
    this.devtools = await this.context.newCDPSession(this.page)
    await this.devtools.send('Performance.enable')
  }

  /** CPU milliseconds of the renderer process, all its threads. */
  async cpuMs() {
    const { metrics } = await this.devtools.send('Performance.getMetrics')
    return metrics.find(metric => metric.name === 'ProcessTime').value * 1000
  }

  async call(method, args, ms = 180_000) {
    await this.page.bringToFront()
    const reply = await withTimeout(
      this.page.evaluate(([m, a]) => self.call(m, a), [method, args]),
      ms,
      method,
    )
    if (reply.error) throw new Error(reply.error)
    return reply.ok
  }

  close() {
    return this.context.close()
  }
}
