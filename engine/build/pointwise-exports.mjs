/**
 * The exports of the pointwise kernels, written from the op classes themselves: a class `Foo` in `pointwise/binary-f32.ts`
 * becomes `foo_f32` and `foo_f32_nd`, which run on one thread or, where there is much to do, on all. So adding an op
 * means adding a class.
 */

const unary =
  (loop, type, outBytes = 4) =>
  (op, name) =>
    `
function ${name}_${type}_row(x: usize, out: usize, n: i32): void { ${loop}<${op}>(x, out, n) }
export function ${name}_${type}(x: usize, out: usize, n: i32): void {
  if (isLarge(n)) parallelUnary(x, out, n, 4, ${outBytes}, ${name}_${type}_row)
  else ${name}_${type}_row(x, out, n)
}`

const binary =
  (loop, type, outBytes = 4) =>
  (op, name) =>
    `
function ${name}_${type}_row(a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32): void {
  ${loop}<${op}>(a, b, out, n, aStep, bStep)
}
export function ${name}_${type}(a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32): void {
  if (isLarge(n)) parallelBinary(a, b, out, n, aStep, bStep, ${outBytes}, ${name}_${type}_row)
  else ${name}_${type}_row(a, b, out, n, aStep, bStep)
}
export function ${name}_${type}_nd(a: usize, b: usize, out: usize, ndim: i32, desc: usize): void {
  binaryNd(a, b, out, ndim, desc, ${outBytes}, ${name}_${type}_row)
}`

/** File of op classes -> how each of them is exported. */
const families = {
  'pointwise/unary-f32.ts': unary('unaryVectors', 'f32'),
  'pointwise/unary-f32-scalar.ts': unary('unaryScalars', 'f32'),
  'pointwise/unary-i32.ts': unary('unaryVectors', 'i32'),
  'pointwise/test-f32.ts': unary('testVectors', 'f32', 1),
  'pointwise/binary-f32.ts': binary('binaryVectors', 'f32'),
  'pointwise/binary-f32-scalar.ts': binary('binaryScalarsF32', 'f32'),
  'pointwise/binary-i32.ts': binary('binaryVectors', 'i32'),
  'pointwise/binary-i32-scalar.ts': binary('binaryScalarsI32', 'i32'),
  'pointwise/compare-f32.ts': binary('compareVectors', 'f32', 1),
  'pointwise/compare-i32.ts': binary('compareVectors', 'i32', 1),
}

const imports = `\
import {
  unaryVectors, unaryScalars, testVectors, binaryVectors, binaryScalarsF32, binaryScalarsI32, compareVectors, binaryNd,
} from './pointwise/loops'
import { parallelBinary, parallelUnary } from './threads/pointwise'
import { isLarge } from './threads/rows'`

/** @param {Map<string, string>} sources file name -> text */
export function pointwiseExports(sources) {
  const lines = [imports]
  let alias = 0
  for (const [file, write] of Object.entries(families)) {
    const ops = [...sources.get(file).matchAll(/^@unmanaged export class (\w+)/gm)].map(match => match[1])
    // Two files may use one class name (Add of floats and of integers), hence the aliases.
    const aliased = ops.map(op => [op, `Op${alias++}`])
    lines.push(`import { ${aliased.map(([op, as]) => `${op} as ${as}`).join(', ')} } from './${file.slice(0, -3)}'`)
    for (const [op, as] of aliased) lines.push(write(as, op[0].toLowerCase() + op.slice(1)))
  }
  return lines.join('\n') + '\n'
}
