import type { Language } from '../../reader/course.ts'

const fence = '```'

/** `my-section` as a title to begin with. */
const titleOf = (slug: string) => slug.replaceAll('-', ' ').replace(/^./, letter => letter.toUpperCase())

/** Words of a new section; code is the same in every language but for its comments. */
type Words = {
  title: string
  summary: string
  opening: string
  heading: string
  cell: string
  comment: string
  result: string
  exercises: string
  exercise: string
  prompt: string
  replace: string
  check: string
  advice: string
  hint: string
}

/** A new section's file in each language. */
export const templates: Record<Language, (slug: string) => { file: string; text: string }> = {
  en: slug => ({
    file: 'index.mdx',
    text: section({
      title: titleOf(slug),
      summary: 'One sentence for the contents.',
      opening: 'Open with the question that this section answers. Formulas stand between dollar signs: $y = x^2$.',
      heading: 'A first cell',
      cell: 'A parabola',
      comment: 'five points',
      result: 'Their sum is <Out of="parabola.total" digits={1}/>; the number comes from the recorded run.',
      exercises: 'Exercises',
      exercise: 'The mean',
      prompt: 'Compute the mean of `y` without calling `mean`.',
      replace: 'replace the 0',
      check: 'it is the mean',
      advice: 'divide the sum by the number of points',
      hint: '`y.numel()` says how many points there are.',
    }),
  }),
  zh: slug => ({
    file: 'index.zh.mdx',
    text: section({
      title: titleOf(slug),
      summary: '目录里的一句话。',
      opening: '先写出本节要回答的问题。公式写在美元符号之间：$y = x^2$。',
      heading: '第一个单元',
      cell: '抛物线',
      comment: '五个点',
      result: '它们的和是 <Out of="parabola.total" digits={1}/>；这个数取自录下的运行。',
      exercises: '练习',
      exercise: '平均值',
      prompt: '不调用 `mean`，算出 `y` 的平均值。',
      replace: '把 0 换掉',
      check: '是平均值',
      advice: '用总和除以点的个数',
      hint: '`y.numel()` 给出点的个数。',
    }),
  }),
}

const section = (words: Words) => `export const meta = {
  title: '${words.title}',
  summary: '${words.summary}',
}

${words.opening}

## ${words.heading}

${fence}ts live id=parabola title="${words.cell}"
import { torch } from 'torchlet'

const x = torch.linspace(-2, 2, 5) // ${words.comment}
const y = x.square()
const total = y.sum().item()
y
${fence}

${fence}python twin=parabola
import torch

x = torch.linspace(-2, 2, 5)  # ${words.comment}
y = x.square()
total = y.sum().item()
y
${fence}

${words.result}

## ${words.exercises}

<Exercise id="mean" title="${words.exercise}">

${words.prompt}

${fence}ts starter
const mean = 0 // ${words.replace}
${fence}

${fence}ts solution
const mean = y.sum().item() / y.numel()
${fence}

${fence}ts check
import { check } from 'notebook'

check('${words.check}', () => Math.abs(mean - 2) < 1e-6, '${words.advice}')
${fence}

<Hint>${words.hint}</Hint>

</Exercise>
`
