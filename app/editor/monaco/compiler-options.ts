import type ts from 'typescript'

/**
 * How the editor checks a cell, in the numbers that the compiler's enums stand for (its module is not loaded on the page). It rejects what
 * the kernel rejects: only syntax that erases. DOM types stay out: cells run in a worker, and what they have is in globals.d.ts.
 */
export const compilerOptions = {
  target: 99, // ESNext
  module: 99, // ESNext
  moduleResolution: 100, // Bundler
  moduleDetection: 3, // Force: every cell is a module
  lib: ['lib.esnext.d.ts'],
  strict: true,
  erasableSyntaxOnly: true,
  noEmit: true,
  allowNonTsExtensions: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
} satisfies Record<keyof ts.CompilerOptions, unknown>
