import { useEffect, useState } from 'react'
import type { Num, TensorOutput } from '../../notebook/outputs.ts'
import type { OutputProps } from '../kinds.ts'
import { missingPages, pageSize } from './window.ts'

interface Fetched {
  readonly output: TensorOutput
  readonly pages: ReadonlyMap<number, Num[]>
}
const none: Fetched['pages'] = new Map()

type Fetch = OutputProps<'tensor'>['fetchValues']

/** The values at these places: from the output as far as they came with it, the rest asked of the kernel page by page. */
export function useValues(
  output: TensorOutput,
  places: readonly number[][],
  fetchValues: Fetch,
): (Num | undefined)[][] {
  const [fetched, setFetched] = useState<Fetched>({ output, pages: new Map() })
  // Pages belong to the tensor they were asked for; a new output starts without any.
  const pages = fetched.output === output ? fetched.pages : none
  const missing = missingPages(places, output.values.length, pages)
  const wanted = missing.join()

  useEffect(() => {
    if (!fetchValues || !wanted) return
    let current = true
    for (const page of wanted.split(',').map(Number))
      void fetchValues(output.id, page * pageSize, pageSize).then(
        values =>
          current &&
          setFetched(before => ({
            output,
            pages: new Map(before.output === output ? before.pages : none).set(page, values),
          })),
        // The kernel was restarted and the tensor is gone: its places stay empty.
        () => {},
      )
    return () => {
      current = false
    }
  }, [output, wanted, fetchValues])

  return places.map(row =>
    row.map(place => output.values[place] ?? pages.get(Math.floor(place / pageSize))?.[place % pageSize]),
  )
}
