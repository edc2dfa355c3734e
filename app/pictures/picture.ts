/** What every interactive picture takes. Its first state is the same in the prerendered page and in the live one. */
export type PictureProps = { lang: 'en' | 'zh' }

/** A picture's words, one entry a language, of one type: a missing translation does not compile. */
export type Words<T> = Record<PictureProps['lang'], T>

/** A number for the reader: fixed digits, a real minus sign, powers of ten beyond what a label can hold. */
export function readable(value: number, digits = 2): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '−inf'
  const text = Math.abs(value) >= 1e5 ? value.toExponential(1).replace('e+', 'e') : value.toFixed(digits)
  return text.replace('-', '−').replace(/^−(0(?:\.0*)?)$/, '$1')
}
