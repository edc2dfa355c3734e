import type { Compiled } from '../cells/compile.ts'
import type { Frame } from '../outputs.ts'

/** Cells that have run, by the URL that stands in stacks: a function made by an earlier text of a cell keeps its own. */
export class StackMap {
  readonly #cells = new Map<string, { cell: string; chapter?: string; original: Compiled['original'] }>()
  #count = 0

  /** A URL for the next run of a cell. */
  url(cell: string): string {
    return `cell/${cell}/${++this.#count}.ts`
  }

  add(url: string, cell: string, original: Compiled['original'], chapter?: string) {
    this.#cells.set(url, { cell, original, ...(chapter === undefined ? {} : { chapter }) })
    // Runs of long ago may no longer be told from each other; only frames of closures that old are lost.
    if (this.#cells.size > 2_000) this.#cells.delete(this.#cells.keys().next().value!)
  }

  /** Frames of a stack that lie in cells, innermost first. Reads the formats of V8, SpiderMonkey and JavaScriptCore. */
  frames(stack: string): Frame[] {
    const frames: Frame[] = []
    for (const line of stack.split('\n')) {
      const match = /(cell\/[\w-]+\/\d+\.ts):(\d+):(\d+)/.exec(line)
      const found = match && this.#cells.get(match[1])
      const at = found && found.original(Number(match[2]), Number(match[3]))
      if (!found || !at) continue
      const { cell, chapter } = found
      frames.push({ cell, ...(chapter === undefined ? {} : { chapter }), ...at, function: functionName(line) })
    }
    return frames
  }
}

/** `    at async Net.forward (…)` or `forward@…`; the cell itself is an unnamed function. */
function functionName(line: string): string {
  const [, v8] = /^\s*at (?:async )?(?:new )?(.+?) \(/.exec(line) ?? []
  const [, other] = /^(?:async\*)?([^@\s]+)@/.exec(line) ?? []
  const name = (v8 ?? other ?? '').replace(/^(?:Object|globalThis|Module)\./, '').replace(/ \[as .*\]$/, '')
  return name === 'eval' || name === '<anonymous>' ? '' : name
}
