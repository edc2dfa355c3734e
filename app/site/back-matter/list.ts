import type { Localized } from '../../reader/course.ts'

/** The pages behind the sections, in the order of the contents. What stands on them is made by `pages.tsx`. */
export const backMatter: { slug: string; title: Localized; summary: Localized }[] = [
  {
    slug: 'glossary',
    title: { en: 'Glossary', zh: '术语表' },
    summary: {
      en: 'The words of the field, each in one sentence and in both languages.',
      zh: '本领域的用语，各用一句话说明，并给出英文。',
    },
  },
  {
    slug: 'd2l',
    title: { en: 'The library d2l', zh: 'd2l 函数库' },
    summary: {
      en: 'What sections hand on to those after them: import * as d2l from ‘d2l’.',
      zh: '各节留给后文使用的代码：import * as d2l from ‘d2l’。',
    },
  },
  {
    slug: 'torchlet',
    title: { en: 'torchlet reference', zh: 'torchlet 参考手册' },
    summary: {
      en: 'Every function and class of the engine, with its arguments and what it computes.',
      zh: '引擎的全部函数与类：参数，以及各自计算什么（说明为英文）。',
    },
  },
  {
    slug: 'pytorch-to-torchlet',
    title: { en: 'From PyTorch to torchlet', zh: '从 PyTorch 到 torchlet' },
    summary: {
      en: 'How each thing is written here, what differs, and what is left out.',
      zh: '每件事在这里怎么写，有什么不同，又略去了什么。',
    },
  },
]
