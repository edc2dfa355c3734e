import { fromHtml } from 'hast-util-from-html'
import { expect, test } from 'vitest'
import { printedSection } from '../../app/site/print/section.ts'

const printed = (text: string) =>
  printedSection(fromHtml(`<main id="main" class="section">${text}</main>`), {
    slug: 'mlp',
    root: '/course/en/',
    slugs: ['mlp', 'dropout'],
  })

test('places have names of their own in the whole book, and what names them follows', () => {
  expect(
    printed(
      '<h2 id="loss">Loss</h2><a href="#loss">up</a><p aria-labelledby="loss a"></p><g clip-path="url(#c)"></g><i id="c"></i>',
    ),
  ).toBe(
    '<section class="section" id="mlp"><h2 id="mlp-loss">Loss</h2><a href="#mlp-loss">up</a>' +
      '<p aria-labelledby="mlp-loss mlp-a"></p><g clip-path="url(#mlp-c)"></g><i id="mlp-c"></i></section>',
  )
})

test('links to sections lead to where they are printed, other links stay', () => {
  const link = (href: string) => /href="([^"]*)"/.exec(printed(`<a href="${href}">x</a>`))![1]
  expect(link('/course/en/dropout/')).toBe('#dropout')
  expect(link('/course/en/dropout/#mask')).toBe('#dropout-mask')
  expect(link('/course/en/glossary/#token')).toBe('/course/en/glossary/#token')
  expect(link('https://d2l.ai')).toBe('https://d2l.ai')
})

test('folded code and hints are open; twins, solutions and things to press are not there', () => {
  const cell =
    '<section class="cell"><div hidden><pre data-code="">code</pre><pre data-twin="">twin</pre></div><button>Run</button></section>'
  const hints = '<details class="hint"><p>hint</p></details><details class="hint solution"><p>solution</p></details>'
  const html = printed(cell + hints)
  expect(html).toContain('<div><pre data-code="">code</pre></div>')
  expect(html).toContain('<details class="hint" open><p>hint</p></details>')
  expect(html).not.toMatch(/twin|solution|Run/)
})
