import type { InputControl, Output, OutputByKind, OutputKind } from '../notebook/outputs.ts'
import { glossary } from './glossary.ts'
import type { Language } from './language.ts'

/** The members of a chart's parts that are words for the reader. */
const wordMembers = ['title', 'xlabel', 'ylabel', 'name'] as const

type Words = Partial<Record<(typeof wordMembers)[number], string>>

const known = (word: string) => (Object.hasOwn(glossary, word) ? glossary[word] : word)

function named<Part extends Words>(part: Part): Part {
  const words = wordMembers.flatMap(member => (part[member] === undefined ? [] : [[member, known(part[member])]]))
  return { ...part, ...Object.fromEntries(words) }
}

/** A choice is kept by its place among the options, so their words are free. */
const optionsNamed = (control: InputControl): InputControl =>
  control.type === 'choice' ? { ...control, options: control.options.map(known) } : control

/** What has names on it: pictures, controls, bars. All else is shown as the code printed it. */
const drawn: { [Kind in OutputKind]?: (output: OutputByKind[Kind]) => OutputByKind[Kind] } = {
  chart: output => ({
    ...output,
    panels: output.panels.map(panel => ({ ...named(panel), series: panel.series.map(named) })),
  }),
  histogram: output => ({ ...named(output), series: output.series.map(named) }),
  field: output => ({ ...named(output), fields: output.fields.map(named) }),
  result: output => ({ ...output, network: known(output.network) }),
  images: output => ({ ...output, images: output.images.map(named) }),
  input: output => ({ ...output, label: known(output.label), control: optionsNamed(output.control) }),
  progress: output => ({ ...output, label: known(output.label) }),
}

/** A word of the book's cells in the page's language, where the glossary has it. */
export const term = (word: string, language: Language): string => (language === 'zh' ? known(word) : word)

/** The output with the names of its axes, lines and controls in the page's language. */
export function translated<O extends Output>(output: O, language: Language): O {
  const translate = drawn[output.kind] as ((output: O) => O) | undefined
  return language === 'zh' && translate ? translate(output) : output
}
