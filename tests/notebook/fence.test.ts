import { describe, expect, test } from 'vitest'
import { parseFence } from '../../app/notebook/fence.ts'

describe('meta words on a fence', () => {
  test('a plain code block is not a cell', () => {
    expect(parseFence('ts', null)).toEqual({ kind: 'static' })
    expect(parseFence('bash', 'some words')).toEqual({ kind: 'static' })
  })

  test('every word of a live cell is read', () => {
    const words =
      'live id=train title="Training loop" save after=net,data throws=/do not fit/ test={epochs:1, lr:0.5} collapse'
    expect(parseFence('ts', words)).toEqual({
      kind: 'cell',
      meta: {
        id: 'train',
        title: 'Training loop',
        save: true,
        after: ['net', 'data'],
        throws: 'do not fit',
        test: { epochs: '1', lr: '0.5' },
        collapse: true,
        exercise: '',
      },
    })
  })

  test('after=none differs from saying nothing', () => {
    const after = (words: string) => {
      const fence = parseFence('ts', `live id=a ${words}`)
      return fence.kind === 'cell' && fence.meta.after
    }
    expect(after('after=none')).toBe('none')
    expect(after('')).toBe(null)
  })

  test('a twin names its cell, parts of an exercise name themselves', () => {
    expect(parseFence('python', 'twin=train')).toEqual({ kind: 'twin', of: 'train' })
    expect(parseFence('ts', 'starter')).toEqual({ kind: 'exercise', part: 'starter' })
    expect(parseFence('ts', 'check')).toEqual({ kind: 'exercise', part: 'check' })
  })

  test.each([
    ['ts', 'live', 'is missing'],
    ['ts', 'live id=1x', 'not `1x`'],
    ['ts', 'live id=a colapse', 'unknown word `colapse`'],
    ['js', 'live id=a', 'written in `ts`'],
    ['ts', 'live id=a throws=oops', 'between slashes'],
    ['ts', 'live id=a test={n:f()}', 'name:literal'],
  ])('```%s %s is refused with a reason', (lang, meta, reason) => {
    expect(() => parseFence(lang, meta)).toThrow(reason)
  })
})
