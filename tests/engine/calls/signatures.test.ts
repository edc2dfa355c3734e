import { expect, it } from 'vitest'
import { readSignatures } from '../../../engine/build/signatures.ts'
import { signatures } from '../../../engine/calls/signatures.ts'

/** What calls are checked against is what the editor shows: after a change of a declaration run `npm run signatures`. */
it('the table of arguments is that of the declarations', () => {
  expect(signatures.trim().split('\n')).toEqual(readSignatures())
}, 180_000)
