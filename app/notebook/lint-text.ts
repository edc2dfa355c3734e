/** What an author should be told about the running text of a chapter. */
import type { Chapter } from './chapter.ts'

export interface TextProblem {
  line: number
  message: string
}

/**
 * In a section with cells that compute, a decimal in the text is either a setting, which then stands in the code too,
 * or a published figure, whose paragraph names its source. A result is inserted with `<Out of="…"/>`: typed by hand it
 * would be wrong after the next recording.
 */
export function bareDecimals({ texts, cells }: Chapter): TextProblem[] {
  const settings = new Set(cells.flatMap(({ code }) => code.match(decimal) ?? []))
  return texts
    .filter(({ text }) => !source.test(text))
    .flatMap(({ text, line }) =>
      (text.match(decimal) ?? [])
        .filter(number => !settings.has(number))
        .map(number => ({
          line,
          message: `the decimal ${number} is typed by hand: insert it with <Out of="cell.name"/>, name its source, or write it as a formula`,
        })),
    )
}

const decimal = /\d+\.\d+/g
const source = /Dive into Deep Learning|动手学深度学习|[Pp]ublished|公布|论文/
