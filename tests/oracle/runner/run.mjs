// One pass over the recordings: what to take, and a row of counts for each operator, module or test.
import { Fail, makeComparison } from './compare.mjs'
import { modules } from './modules.mjs'
import { operators } from './operators.mjs'
import { programs } from './programs.mjs'
import { recordingsOf } from './recordings.mjs'
import { streams } from './streams.mjs'
import { training } from './training.mjs'

const short = text => {
  const line = String(text).replace(/\s+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 157)}...` : line
}

class Row {
  constructor(run, group, id, tier) {
    Object.assign(this, { group, id, tier, samples: 0, passed: 0, failed: 0, unsupported: 0, abs: 0, rel: 0 })
    this.kinds = {}
    this.missing = {}
    this.messages = []
    this.skip = new Set(run.options.skip ?? [])
  }

  /** Runs one sample and counts it; what is unsupported is no failure. */
  async attempt(label, test, flags = []) {
    if (flags.some(flag => this.skip.has(flag))) return
    this.samples++
    const seen = { abs: 0, rel: 0 }
    try {
      await test(seen)
      this.passed++
    } catch (error) {
      if (error?.unsupported) {
        this.unsupported++
        const why = error.message ?? 'no reason'
        this.missing[why] = (this.missing[why] ?? 0) + 1
        return
      }
      const kind = error instanceof Fail ? error.kind.replace(/ (args|kwargs|param)\S* /, ' ').trim() : 'throws'
      this.failed++
      this.kinds[kind] = (this.kinds[kind] ?? 0) + 1
      this.messages.push(`${label}: ${kind === 'throws' ? `throws: ${short(error?.message ?? error)}` : error.message}`)
    }
    this.abs = Math.max(this.abs, seen.abs)
    this.rel = Math.max(this.rel, seen.rel)
  }
}

const groups = ['ops', 'errors', 'inplace', 'modules', 'programs', 'optim', 'rng', 'curves']

/**
 * Measures an adapter against the recordings in a folder. `options`: only (groups), tier, op (a pattern with *), skip
 * (flags), noGrad, all, tolScale, laxDtype. Returns the rows.
 */
export async function measure(adapter, folder, options = {}) {
  const only = new Set(options.only ?? groups)
  const tiers = options.tier && new Set(options.tier)
  const escaped = options.op?.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = escaped && new RegExp(`^${escaped.join('.*')}$`)
  const rows = []
  const run = {
    adapter,
    options,
    comparison: makeComparison(adapter, options),
    wants: group => only.has(group),
    row(group, id, tier) {
      const known = rows.find(row => row.group === group && row.id === id && group !== 'inplace')
      if (!known) rows.push(new Row(run, group, id, tier))
      return known ?? rows.at(-1)
    },
    *recordings(kind) {
      for (const { id, source } of recordingsOf(folder, kind)) {
        if (pattern && !pattern.test(id)) continue
        if (tiers && source.idx.tier !== undefined && !tiers.has(source.idx.tier)) continue
        yield source
      }
    },
  }
  for (const group of [operators, modules, programs, training, streams]) await group(run)
  return rows
}
