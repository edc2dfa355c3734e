/**
 * The exports of the pointwise kernels, one or two lines an op, written from the op classes themselves: a class `Foo` in
 * `pointwise/binary-f32.ts` becomes `foo_f32` and `foo_f32_nd`. So adding an op means adding a class.
 */

const unary = (driver, suffix) => (op, name) =>
  `export function ${name}_${suffix}(x: usize, out: usize, n: i32): void { ${driver}<${op}>(x, out, n) }`

const binary = (driver, suffix) => (op, name) => `\
export function ${name}_${suffix}(a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32): void { ${driver}<${op}>(a, b, out, n, aStep, bStep) }
export function ${name}_${suffix}_nd(a: usize, b: usize, out: usize, ndim: i32, desc: usize): void { binaryNd(a, b, out, ndim, desc, ${driver.startsWith('compare') ? 1 : 4}, ${name}_${suffix}) }`

/** File of op classes -> how each of them is exported. */
const families = {
  'pointwise/unary-f32.ts': unary('unaryVectors', 'f32'),
  'pointwise/unary-f32-scalar.ts': unary('unaryScalars', 'f32'),
  'pointwise/unary-i32.ts': unary('unaryVectors', 'i32'),
  'pointwise/test-f32.ts': unary('testVectors', 'f32'),
  'pointwise/binary-f32.ts': binary('binaryVectors', 'f32'),
  'pointwise/binary-f32-scalar.ts': binary('binaryScalarsF32', 'f32'),
  'pointwise/binary-i32.ts': binary('binaryVectors', 'i32'),
  'pointwise/binary-i32-scalar.ts': binary('binaryScalarsI32', 'i32'),
  'pointwise/compare-f32.ts': binary('compareVectors', 'f32'),
  'pointwise/compare-i32.ts': binary('compareVectors', 'i32'),
}

/** @param {Map<string, string>} sources file name -> text */
export function pointwiseExports(sources) {
  const drivers = 'unaryVectors, unaryScalars, testVectors, binaryVectors, binaryScalarsF32, binaryScalarsI32, compareVectors, binaryNd'
  const lines = [`import { ${drivers} } from './pointwise/loops'`]
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
