// Tables of rows and totals, as text.

const right = (x, width) => String(x).padStart(width)
const counts = ['samples', 'passed', 'failed', 'unsupported']

/** Sums by group, by group and tier, and of everything. */
export function totalsOf(rows) {
  const totals = {}
  for (const row of rows)
    for (const key of [row.group, `${row.group} tier ${row.tier}`, 'ALL']) {
      const total = (totals[key] ??= { rows: 0, full: 0, samples: 0, passed: 0, failed: 0, unsupported: 0 })
      total.rows++
      if (row.samples > 0 && row.passed === row.samples) total.full++
      for (const count of counts) total[count] += row[count]
    }
  return totals
}

/** One line a row, with the first `detail` failures below it. */
export function table(rows, { failed = false, detail = 1 } = {}) {
  const shown = failed ? rows.filter(row => row.failed > 0) : rows
  const width = Math.max(20, ...rows.map(row => row.id.length))
  const lines = [`${'group'.padEnd(9)} ${'id'.padEnd(width)} tier samples passed failed unsupp  max abs  max rel`]
  for (const row of shown) {
    const errors = row.passed + row.failed > 0 ? `${row.abs.toExponential(1)}  ${row.rel.toExponential(1)}` : ''
    const [samples, passed, bad, missing] = counts.map((count, i) => right(row[count], i === 0 ? 7 : 6))
    lines.push(
      `${row.group.padEnd(9)} ${row.id.padEnd(width)} ${right(row.tier, 4)} ${samples} ${passed} ${bad} ${missing}  ${errors}`,
    )
    for (const message of row.messages.slice(0, detail)) lines.push(`          ${message}`)
  }
  return lines.join('\n')
}

/** What is unsupported: every reason given, and the operators that gave it with how often. */
export function missing(rows) {
  const reasons = {}
  for (const row of rows)
    for (const [why, n] of Object.entries(row.missing))
      (reasons[why] ??= []).push(`${row.group} ${row.tier} ${row.id}${n > 1 ? ` (${n})` : ''}`)
  const lines = Object.entries(reasons).map(([why, ids]) => `  ${why}\n      ${ids.join(', ')}`)
  return `unsupported:\n${lines.sort().join('\n')}`
}

export function summary(name, rows) {
  const totals = totalsOf(rows)
  const lines = [`${name}: totals${' '.repeat(13)}  rows  all-pass  samples  passed  failed  unsupported  passed%`]
  for (const key of Object.keys(totals).sort()) {
    const total = totals[key]
    const share = ((100 * total.passed) / Math.max(1, total.samples)).toFixed(1)
    const columns = [right(total.rows, 9), right(total.full, 9), right(total.samples, 8), right(total.passed, 7)]
    lines.push(
      `  ${key.padEnd(24)} ${columns.join(' ')} ${right(total.failed, 7)} ${right(total.unsupported, 12)}  ${share}`,
    )
  }
  const kinds = {}
  for (const row of rows) for (const [kind, n] of Object.entries(row.kinds)) kinds[kind] = (kinds[kind] ?? 0) + n
  if (Object.keys(kinds).length > 0) lines.push(`  failures by kind: ${JSON.stringify(kinds)}`)
  return lines.join('\n')
}
