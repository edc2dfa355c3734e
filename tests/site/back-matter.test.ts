import { describe, expect, it } from 'vitest'
import { bibliography } from '../../chapters/bibliography.ts'
import { glossary } from '../../chapters/glossary/index.ts'
import { course } from '../../chapters/course.ts'
import { unsupported } from '../../engine/ops/unsupported.ts'
import { notes } from '../../app/site/back-matter/differences.ts'
import { pytorchName } from '../../app/site/back-matter/pytorch-names.ts'
import { reference } from '../../app/site/back-matter/reference.ts'

const entries = reference.flatMap(group => group.entries)
const byName = new Map(entries.map(entry => [entry.name, entry]))

describe('the reference', () => {
  it('has a docstring for every public function, class and method', () => {
    const all = entries.flatMap(entry => [
      entry,
      ...entry.members.map(member => ({ ...member, name: `${entry.name} ${member.name}` })),
    ])
    expect(all.filter(({ doc }) => doc === '').map(({ name }) => name)).toEqual([])
    expect(all.length).toBeGreaterThan(600)
  })

  it('lists a name once, with its other names and its forms as a method', () => {
    expect(byName.size).toBe(entries.length)
    expect(byName.get('torch.sub')).toMatchObject({
      aliases: ['torch.subtract'],
      methods: expect.arrayContaining(['sub', 'sub_', 'subtract']) as string[],
      signatures: ['torch.sub(a: TensorLike, b: TensorLike, { alpha = 1 }): Tensor'],
    })
  })

  it('says options with their defaults, and overloads one by one', () => {
    expect(byName.get('nn.Linear')!.signatures).toEqual([
      'new nn.Linear(inFeatures: number, outFeatures: number, { bias = true })',
    ])
    expect(byName.get('torch.randint')!.signatures).toHaveLength(2)
    expect(byName.get('optim.SGD')!.signatures[0]).toMatch(/\{ lr, .*momentum\?/)
  })

  it('leaves out what refuses, and what is the engine’s own business', () => {
    for (const name of Object.keys(unsupported)) expect(byName.has(`torch.${name}`)).toBe(false)
    expect(byName.has('nn.CTCLoss')).toBe(false)
    expect(entries.map(({ name }) => name)).not.toContain('x.storage')
  })
})

describe('the table of names', () => {
  it.each([
    ['torch.logSoftmax', 'torch.log_softmax'],
    ['nn.functional.avgPool2d', 'torch.nn.functional.avg_pool2d'],
    ['nn.functional.l1Loss', 'torch.nn.functional.l1_loss'],
    ['torch.atleast1d', 'torch.atleast_1d'],
    ['nn.init.xavierUniform_', 'torch.nn.init.xavier_uniform_'],
    ['optim.lrScheduler.StepLR', 'torch.optim.lr_scheduler.StepLR'],
    ['nn.Conv2d', 'torch.nn.Conv2d'],
    ['x.toArray', 'Tensor.tolist'],
    ['data.DataLoader', 'torch.utils.data.DataLoader'],
  ])('%s is %s', (ours, theirs) => expect(pytorchName(ours)).toBe(theirs))

  it('has notes on names that exist', () => {
    expect(Object.keys(notes).filter(name => !byName.has(name))).toEqual([])
  })
})

describe('the bibliography', () => {
  it('has what a list of sources needs, each title once', () => {
    const sources = Object.values(bibliography)
    expect(new Set(sources.map(source => source.title)).size).toBe(sources.length)
    for (const { authors, year, link } of sources) {
      for (const author of authors) expect(author).toMatch(/^[^,]+, [^,]+$/)
      expect(year).toBeGreaterThan(1900)
      expect(link).toMatch(/^https:/)
    }
  })
})

describe('the glossary', () => {
  it('explains every term once, in both languages, in one sentence each', () => {
    for (const language of ['en', 'zh'] as const) {
      const terms = glossary.map(term => term[language])
      expect(new Set(terms).size).toBe(terms.length)
    }
    for (const { says } of glossary) {
      expect(says.en).toMatch(/^[A-Z0-9].*\.$/)
      expect(says.zh).toMatch(/[\u4e00-\u9fff].*。$/)
    }
  })

  it('leads to sections by names that the book has, or will have', () => {
    const slugs = new Set(course.parts.flatMap(part => part.sections))
    const led = glossary.filter(({ section }) => section && slugs.has(section))
    expect(led.length).toBeGreaterThan(glossary.length / 3)
  })
})
