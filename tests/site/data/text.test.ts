import { describe, expect, it } from 'vitest'
import { bookText } from '../../../app/site/data/text/index.ts'
import { proseOf } from '../../../app/site/data/text/prose.ts'

describe('the prose of a section', () => {
  it('keeps what would be read aloud', () => {
    const mdx = [
      "export const meta = {\n  title: 'Sums',\n}\n",
      '## Why sums\n',
      'A **sum** of $\\mathbf{w}$ and `b`, see <Ref to="tensors">there</Ref>.',
      'It was <Out of="a.b" /> here. It is $\\sum_i w_i x_i$ there. It is short.\n',
      '- one [link](https://example.org)\n- two\n',
      '```ts live id=a\nconst hidden = 1\n```\n',
      '| a | table |\n',
    ].join('\n')
    expect(proseOf(mdx)).toBe(['Why sums', 'A sum of w and b, see there. It is short.', 'one link', 'two'].join('\n\n'))
  })

  it('wraps long paragraphs between words', () => {
    const lines = proseOf('word '.repeat(100), 20).split('\n')
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(20)
    expect(lines.join(' ')).toBe('word '.repeat(100).trim())
  })
})

it('the frozen text is long enough to learn from, and English', async () => {
  const text = await bookText()
  expect(text.length).toBeGreaterThan(100_000)
  const letters = new Set(text.toLowerCase().replace(/[^a-z]+/g, ''))
  expect(letters.size).toBe(26)
  const words = text.toLowerCase().match(/[a-z]+/g)!
  const share = words.filter(word => ['the', 'of', 'and', 'a', 'is', 'to', 'in'].includes(word)).length / words.length
  expect(share).toBeGreaterThan(0.15)
})
