export const median = values => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const figure = x => (x < 10 ? x.toFixed(3) : x < 100 ? x.toFixed(2) : x.toFixed(1))
const row = cells => `| ${cells.join(' | ')} |`

/** The table of one workload: medians over the rounds, and their ratio to the baseline. */
export function table(data, results, baseline) {
  const timed = results.filter(result => result.samples?.length)
  const base = timed.find(result => result.name === baseline)
  const lines = [
    `\n### ${data.name}: ${data.desc}\n`,
    row(['contender', 'ms/step (median)', 'min', 'CPU ms/step', data.unit ?? 'steps/s', `time / ${baseline}`, 'check']),
    row(Array(7).fill('---')),
  ]
  for (const result of results) {
    if (!result.samples?.length) {
      lines.push(
        row([
          result.name,
          `fails: ${(result.error ?? 'not timed').split('\n')[0].slice(0, 120).replaceAll('|', '/')}`,
          '',
          '',
          '',
          '',
          '',
        ]),
      )
      continue
    }
    const ms = median(result.samples)
    const rate = data.unit ? (data.work / ms) * 1000 : 1000 / ms
    const ratio = base ? (ms / median(base.samples)).toFixed(2) : ''
    const { ok, error, paramError } = result.check
    const checked = `${ok ? 'ok' : 'MISMATCH'} ${error.toExponential(0)}${paramError === undefined ? '' : ` / ${paramError.toExponential(0)}`}`
    lines.push(
      row([
        result.name,
        figure(ms),
        figure(Math.min(...result.samples)),
        figure(median(result.cpu)),
        rate.toPrecision(3),
        ratio,
        checked,
      ]),
    )
  }
  return lines.join('\n')
}

/** The table of first use: bytes fetched and milliseconds from navigation. */
export function firstUseTable(workload, rows) {
  const lines = [
    `\n### First use: ${workload}, from navigation to the first completed step\n`,
    row(['contender', 'gzip KB fetched', 'library ready ms', 'first step ms', 'second step ms']),
    row(Array(5).fill('---')),
  ]
  for (const name of new Set(rows.map(r => r.name))) {
    const good = rows.filter(r => r.name === name && !r.error)
    if (good.length === 0) lines.push(row([name, rows.find(r => r.name === name).error.split('\n')[0], '', '', '']))
    else
      lines.push(
        row([
          name,
          ...['kb', 'readyMs', 'firstMs', 'secondMs'].map(key =>
            median(good.map(r => r[key])).toFixed(key === 'kb' ? 1 : 0),
          ),
        ]),
      )
  }
  return lines.join('\n')
}
