import { describe, expect, it } from 'vitest'
import { formatDuration } from '../../app/outputs/duration.ts'
import { formatterOf } from '../../app/outputs/tensor/format.ts'
import { missingPages, windowPlaces } from '../../app/outputs/tensor/window.ts'
import { preview } from '../../app/outputs/value/preview.ts'

describe('the numbers of a tensor', () => {
  const written = (values: (number | 'NaN')[], dtype = 'float32') => values.map(formatterOf(values, dtype))

  it('have four digits, none when all are whole', () => {
    expect(written([1, -0.5])).toEqual(['1.0000', '−0.5000'])
    expect(written([1, 2, 300], 'int32')).toEqual(['1', '2', '300'])
  })

  it('keep what counts where all are large or all are small', () => {
    expect(written([1234.5678, 1])).toEqual(['1234.57', '1.00'])
    expect(written([0.012344])).toEqual(['0.01234'])
    expect(written([1e-7])).toEqual(['1.000e−7'])
  })

  it('may be words', () => {
    expect(written([1, 0], 'bool')).toEqual(['true', 'false'])
    expect(written(['NaN', 0.5])).toEqual(['nan', '0.5000'])
  })
})

describe('the window into a large tensor', () => {
  it('finds a row and column at fixed leading indices', () => {
    // [2, 3, 4]: the element [1, 2, 3] is the last one.
    const places = windowPlaces([2, 3, 4], { lead: [1], row: 2, column: 0 })
    expect(places).toEqual([[20, 21, 22, 23]])
  })

  it('asks the kernel only for pages it has not got', () => {
    expect(missingPages([[0, 399, 400, 1023, 1024, 5000]], 400, new Map([[1, []]]))).toEqual([0, 4])
  })
})

describe('a value on one line', () => {
  it('is as it would be typed', () => {
    expect(preview({ type: 'string', value: "it's" })).toBe("'it\\'s'")
    expect(
      preview({
        type: 'array',
        name: 'Array',
        length: 2,
        items: [{ type: 'number', value: 1 }, { type: 'null' }],
        more: 0,
      }),
    ).toBe('[1, null]')
    expect(preview({ type: 'tensor', shape: [2, 3], dtype: 'float32', text: '…' })).toBe('Tensor [2, 3] float32')
  })

  it('counts what lies deeper and shows that something was left out', () => {
    const items = Array.from({ length: 9 }, (_, value) => ({ type: 'number' as const, value }))
    const long = { type: 'array' as const, name: 'Array', length: 9, items, more: 0 }
    expect(preview(long)).toBe('[0, 1, 2, 3, 4, 5, …]')
    expect(preview({ type: 'object', name: 'Net', entries: [['layers', long]], more: 0 })).toBe(
      'Net {layers: Array(9)}',
    )
  })
})

describe('a duration', () => {
  it.each([
    [0.24, '0.2 s'],
    [8, '8 s'],
    [59.4, '59 s'],
    [65, '1:05 min'],
    [7800, '2:10 h'],
  ])('of %d seconds is %s', (seconds, said) => {
    expect(formatDuration(seconds)).toBe(said)
  })
})
