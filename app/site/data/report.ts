/** What the script tells whoever runs it. */
export interface Report {
  say(text: string): void
  progress(name: string, done: number, total: number): void
  endOfProgress(): void
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

/** On a terminal one line that is written over; elsewhere a line at every quarter. */
export class ConsoleReport implements Report {
  private began: { name: string; at: number; from: number } | null = null
  private shownAt = 0
  private quarter = 0

  say(text: string): void {
    this.endOfProgress()
    console.log(`  ${text}`)
  }

  progress(name: string, done: number, total: number): void {
    const now = performance.now()
    if (this.began?.name !== name) {
      this.began = { name, at: now, from: done }
      this.quarter = Math.floor((4 * done) / total)
    }
    const rate = (done - this.began.from) / Math.max(now - this.began.at, 1) // bytes a ms
    const left = rate > 0 ? `, ${Math.ceil((total - done) / rate / 1000)} s left` : ''
    const line = `  ${name}: ${megabytes(done)} of ${megabytes(total)} MB${left}`
    if (process.stdout.isTTY) {
      if (now - this.shownAt < 100 && done < total) return
      process.stdout.write(`\r\u001b[K${line}`)
      this.shownAt = now
      return
    }
    const quarter = Math.floor((4 * done) / total)
    if (quarter > this.quarter) console.log(line)
    this.quarter = quarter
  }

  endOfProgress(): void {
    if (this.began && process.stdout.isTTY) process.stdout.write('\r\u001b[K')
    this.began = null
  }
}
