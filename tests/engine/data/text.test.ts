import { expect, it } from 'vitest'
import * as text from '../../../engine/data/text.ts'

const lines = ['the time machine', 'the end']

it('tokenizes into words or characters', () => {
  expect(text.tokenize(lines)).toEqual([
    ['the', 'time', 'machine'],
    ['the', 'end'],
  ])
  expect(text.tokenize(['ab'], 'char')).toEqual([['a', 'b']])
})

it('gives frequent tokens small indices and unknown ones index 0', () => {
  const vocab = new text.Vocab(text.tokenize(lines), { reservedTokens: ['<pad>'] })
  expect(vocab.length).toBe(6)
  expect(vocab.get(['<unk>', '<pad>', 'the', 'nobody'])).toEqual([0, 1, 2, 0])
  expect(vocab.toTokens(vocab.get(['the', 'end']))).toEqual(['the', 'end'])
  expect(vocab.tokenFreqs[0]).toEqual(['the', 2])
  expect(new text.Vocab(text.tokenize(lines), { minFreq: 2 }).idxToToken).toEqual(['<unk>', 'the'])
  expect(() => vocab.toTokens(6)).toThrow(/no token 6/)
})
